import QtQuick
import Istiqbal.Theme

// What is asked on a page of an errand, a hint below it, and what was wrong with the answer.
Column {
    id: root
    required property string text
    required property string hint
    required property color colour
    required property real unit
    property string problem: ""

    spacing: unit * 0.14

    Words {
        width: parent.width
        text: root.text
        color: root.colour
        font { pixelSize: Math.max(1, root.unit * 0.56); weight: Font.Bold }
    }
    Words {
        width: parent.width
        visible: root.problem === "" && text !== ""
        text: root.hint
        color: Theme.quiet
        font.pixelSize: Math.max(1, root.unit * 0.32)
    }
    Rectangle {
        width: parent.width
        visible: root.problem !== ""
        height: trouble.implicitHeight + root.unit * 0.3
        radius: root.unit * 0.16
        color: Theme.alarmSoft
        Icon {
            id: sign
            anchors { left: parent.left; leftMargin: root.unit * 0.24; verticalCenter: parent.verticalCenter }
            name: "alarm"
            colour: Theme.alarm
            size: root.unit * 0.5
        }
        Words {
            id: trouble
            anchors { left: sign.right; right: parent.right; leftMargin: root.unit * 0.2; rightMargin: root.unit * 0.24; verticalCenter: parent.verticalCenter }
            horizontalAlignment: Text.AlignLeft
            text: root.problem
            color: Theme.alarm
            font { pixelSize: Math.max(1, root.unit * 0.32); weight: Font.DemiBold }
        }
    }
}
