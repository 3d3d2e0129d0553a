import QtQuick
import Istiqbal.Theme

// Text to read, which a screen reader says too.
Text {
    horizontalAlignment: Text.AlignHCenter
    verticalAlignment: Text.AlignVCenter
    wrapMode: Text.Wrap
    textFormat: Text.PlainText
    color: Theme.text
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
