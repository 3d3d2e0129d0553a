pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme
import Istiqbal.Entry

// What was typed of an identity number, behind its mask, and what it shows itself to be.
Column {
    id: root
    required property EntryModel entry
    required property real unit
    required property bool portrait
    required property color tone

    spacing: unit * (portrait ? 0.22 : 0.14)

    Row {
        id: cells
        readonly property real step: Math.min(root.unit * 0.86, (parent.width - 9 * spacing) / 10)
        anchors.horizontalCenter: parent.horizontalCenter
        LayoutMirroring.enabled: false
        LayoutMirroring.childrenInherit: true
        spacing: root.unit * 0.07
        Accessible.role: Accessible.StaticText
        Accessible.name: root.entry.spoken
        Repeater {
            model: 10
            Rectangle {
                id: cell
                required property int index
                readonly property string shown: root.entry.cells[index] ?? ""
                width: cells.step; height: root.unit * 0.92
                radius: root.unit * 0.12
                color: cell.shown === "" ? Theme.ground : Theme.card
                border { width: 2; color: root.entry.ready ? root.tone : Theme.line }
                Text {
                    anchors.centerIn: parent
                    text: cell.shown
                    color: Theme.text
                    font { pixelSize: Math.max(1, root.unit * 0.54); weight: Font.DemiBold }
                }
            }
        }
    }
    Item {
        width: parent.width
        height: root.unit * (root.portrait ? 0.6 : 0.86)
        Row {
            anchors.centerIn: parent
            visible: message.text !== ""
            spacing: root.unit * 0.16
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: root.entry.ready ? "check" : "alarm"
                colour: message.color
                size: root.unit * 0.46
            }
            Words {
                id: message
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, root.width - root.unit * 0.7)
                height: Math.min(implicitHeight, root.unit * 0.9)
                fontSizeMode: Text.Fit
                minimumPixelSize: Math.max(1, root.unit * 0.2)
                text: root.entry.ready ? root.entry.kind : root.entry.problem
                color: root.entry.ready ? root.tone : Theme.alarm
                font { pixelSize: Math.max(1, root.unit * 0.34); weight: Font.DemiBold }
            }
        }
    }
}
