import QtQuick
import Istiqbal.Theme

// What was typed on a keypad, from left to right; a screen reader says `spoken` in its place.
Rectangle {
    id: root
    required property string text
    required property string spoken
    required property color colour
    required property real unit

    implicitHeight: unit * 1.2
    radius: unit * 0.2
    color: Theme.card
    border { width: 3; color: root.colour }
    Accessible.role: Accessible.StaticText
    Accessible.name: root.spoken

    Text {
        anchors { fill: parent; leftMargin: root.unit * 0.2; rightMargin: root.unit * 0.2 }
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.max(1, root.unit * 0.24)
        textFormat: Text.PlainText
        text: "\u2066" + root.text + "\u2069"
        color: Theme.text
        font { pixelSize: Math.max(1, root.unit * 0.66); weight: Font.DemiBold }
    }
}
