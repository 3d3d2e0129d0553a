import QtQuick
import Istiqbal.Theme

// What everybody should know now, in one calm line; nothing where there is nothing to say.
Rectangle {
    id: root
    required property string text
    required property var colours
    required property real unit
    readonly property color tone: colours.colour ?? Theme.green

    visible: text !== ""
    height: visible ? Math.max(sign.height, line.implicitHeight) + unit * 0.24 : 0
    radius: unit * 0.16
    color: colours.soft ?? Theme.card

    Icon {
        id: sign
        anchors { left: parent.left; leftMargin: root.unit * 0.24; verticalCenter: parent.verticalCenter }
        name: "clock"
        colour: root.tone
        size: root.unit * 0.44
    }
    Words {
        id: line
        anchors { left: sign.right; right: parent.right; leftMargin: root.unit * 0.2; rightMargin: root.unit * 0.24; verticalCenter: parent.verticalCenter }
        horizontalAlignment: Text.AlignLeft
        text: root.text
        color: root.tone
        font { pixelSize: root.unit * 0.32; weight: Font.DemiBold }
    }
}
