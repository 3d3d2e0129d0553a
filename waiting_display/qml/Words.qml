import QtQuick
import Istiqbal.Theme

// Words that fit the place they are given, and that a screen reader says.
Text {
    property int lines: 1

    verticalAlignment: Text.AlignVCenter
    fontSizeMode: lines > 1 ? Text.Fit : Text.HorizontalFit
    wrapMode: lines > 1 ? Text.WordWrap : Text.NoWrap
    minimumPixelSize: font.pixelSize * 0.4
    elide: lines > 1 ? Text.ElideNone : Text.ElideRight
    color: Theme.text
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
