import QtQuick
import Istiqbal.Theme

// Words that fit the place they are given, and that a screen reader says.
Text {
    verticalAlignment: Text.AlignVCenter
    fontSizeMode: Text.HorizontalFit
    minimumPixelSize: font.pixelSize * 0.4
    elide: Text.ElideRight
    color: Theme.text
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
