pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme
import Istiqbal.Entry

// An identity number: what is asked for, what was typed so far behind its mask, the keypad, and what can be done then.
Item {
    id: root
    required property EntryModel entry
    required property real unit
    required property real target
    required property bool portrait
    required property var colours
    required property string title
    required property string hint
    // From where downwards a finger reaches, in this item's own measure.
    required property real reach
    property bool busy: false
    // Whether the hint tells what went wrong.
    property bool alarming: false
    default property alias actions: acts.data
    readonly property color tone: colours.colour ?? Theme.green
    readonly property real gap: unit * 0.3
    readonly property real side: portrait ? width : (width - unit * 0.6) / 2

    Column {
        id: told
        anchors { left: parent.left; top: parent.top }
        width: root.side
        spacing: root.unit * (root.portrait ? 0.22 : 0.14)
        Words {
            width: parent.width
            text: root.title
            color: root.tone
            font { pixelSize: root.unit * (root.portrait ? 0.6 : 0.46); weight: Font.Bold }
        }
        Row {
            width: parent.width
            spacing: root.unit * 0.24
            Icon { id: sign; anchors.verticalCenter: parent.verticalCenter; name: root.alarming ? "alarm" : "card"; colour: root.alarming ? Theme.alarm : root.tone; size: root.unit * 0.62 }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - sign.width - parent.spacing
                horizontalAlignment: Text.AlignLeft
                text: root.hint
                color: root.alarming ? Theme.alarm : Theme.text
                font { pixelSize: root.unit * 0.32; weight: Font.Medium }
            }
        }
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
                    width: Math.min(implicitWidth, told.width - root.unit * 0.7)
                    height: told.height > 0 ? Math.min(implicitHeight, root.unit * 0.9) : 0
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Math.max(1, root.unit * 0.2)
                    text: root.entry.ready ? root.entry.kind : root.entry.problem
                    color: root.entry.ready ? root.tone : Theme.alarm
                    font { pixelSize: Math.max(1, root.unit * 0.34); weight: Font.DemiBold }
                }
            }
        }
    }
    // The keypad's place is mirrored, the keypad is not.
    Item {
        id: pad
        readonly property real from: root.portrait ? Math.max(told.height + root.gap, root.reach) : 0
        anchors.horizontalCenter: root.portrait ? parent.horizontalCenter : undefined
        anchors.right: root.portrait ? undefined : parent.right
        y: from
        width: Math.min(root.side, root.unit * 8)
        height: Math.min(root.unit * 6.4, root.height - from - (root.portrait ? acts.height + root.gap : 0))
        enabled: !root.busy
        opacity: root.busy ? 0.4 : 1
        IdentityPad { anchors.fill: parent; entry: root.entry; unit: root.unit; tone: root.tone }
    }
    Column {
        id: acts
        anchors { left: parent.left; bottom: parent.bottom }
        width: root.side
        spacing: root.unit * 0.2
    }
}
