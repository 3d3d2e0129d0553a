pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme
import Istiqbal.Alone

// How the device is, and what may be done at it.
Column {
    id: root
    required property DoorModel door
    required property real unit
    required property real target
    spacing: root.unit * 0.2
    property bool wide: false

    Rectangle {
        width: parent.width
        height: lines.implicitHeight + root.unit * 0.3
        radius: root.unit * 0.15
        color: Theme.card
        border { width: 1; color: Theme.line }
        Column {
            id: lines
            anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: root.unit * 0.25 }
            spacing: root.unit * 0.07
            Repeater {
                model: root.door.facts.length
                Item {
                    id: line
                    required property int index
                    readonly property var fact: root.door.facts[index] ?? {}
                    width: lines.width
                    height: Math.max(root.unit * 0.44, how.implicitHeight)
                    Accessible.role: Accessible.StaticText
                    Accessible.name: (line.fact.what ?? "") + ": " + (line.fact.how ?? "")
                    Text {
                        anchors { left: parent.left; verticalCenter: parent.verticalCenter }
                        width: parent.width * 0.42
                        horizontalAlignment: Text.AlignLeft
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Math.max(1, root.unit * 0.18)
                        text: line.fact.what ?? ""
                        color: Theme.quiet
                        font.pixelSize: Math.max(1, root.unit * 0.28)
                    }
                    Text {
                        id: how
                        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                        width: parent.width * 0.56
                        horizontalAlignment: Text.AlignLeft
                        wrapMode: Text.Wrap
                        text: (line.fact.wrong ? "▲ " : "") + (line.fact.how ?? "")
                        color: line.fact.wrong ? Theme.alarm : Theme.text
                        font { pixelSize: Math.max(1, root.unit * 0.3); weight: Font.Medium }
                    }
                }
            }
        }
    }
    Flow {
        id: acts
        width: parent.width
        spacing: root.unit * 0.16
        Repeater {
            model: root.door.acts.length
            StaffButton {
                id: act
                required property int index
                readonly property var told: root.door.acts[index] ?? {}
                // The last of an odd number takes the whole line.
                readonly property bool whole: !root.wide || index === root.door.acts.length - 1 && index % 2 === 0
                width: act.whole ? root.width : Math.floor((root.width - acts.spacing) / 2)
                height: root.target
                fontSize: root.unit * 0.34
                filled: act.told.name === "leave"
                text: act.told.title ?? ""
                description: root.door.words.press ?? ""
                keys: act.told.key ?? ""
                enabled: !root.door.busy
                onPressed: root.door.act(act.told.name)
            }
        }
    }
}
