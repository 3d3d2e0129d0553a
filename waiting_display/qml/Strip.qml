pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme

// How many wait for each service, where that is wished; on an upright screen two beside each other.
Item {
    id: root
    required property var board
    required property real unit
    required property bool rtl
    required property bool upright
    readonly property var services: board.services
    readonly property real spacing: unit * 0.2
    readonly property int columns: Math.max(1, upright ? Math.min(2, services.length) : services.length)
    readonly property int lines: Math.ceil(services.length / columns)

    readonly property bool wordy: services.some(one => Math.max(one.title.main.length, one.title.other.length) > 26)
    readonly property real tall: unit * (wordy ? 1.4 : 0.95)

    implicitHeight: lines * tall + Math.max(0, lines - 1) * spacing
    Repeater {
        model: root.services.length
        Rectangle {
            id: one
            required property int index
            readonly property var service: root.services[index] ?? null
            readonly property int column: index % root.columns
            x: (width + root.spacing) * (root.rtl ? root.columns - 1 - column : column)
            y: (height + root.spacing) * Math.floor(index / root.columns)
            width: (root.width - root.spacing * (root.columns - 1)) / root.columns
            height: root.tall
            radius: root.unit * 0.2
            color: Theme.card
            border { width: root.unit * 0.02; color: Theme.line }
            Accessible.role: Accessible.ListItem
            Accessible.name: (service?.title.main ?? "") + ": " + (service?.waiting ?? "")
            Pair {
                anchors { left: parent.left; leftMargin: root.unit * 0.3; right: count.left; rightMargin: root.unit * 0.15; verticalCenter: parent.verticalCenter }
                main: one.service?.title.main ?? ""
                other: one.service?.title.other ?? ""
                size: root.unit * (root.wordy ? 0.28 : 0.36)
                lines: root.wordy ? 2 : 1
                otherSize: root.unit * (root.wordy ? 0.19 : 0.26)
                color: Theme.text
                otherColor: Theme.quiet
            }
            Words {
                id: count
                anchors { right: parent.right; rightMargin: root.unit * 0.3; verticalCenter: parent.verticalCenter }
                text: one.service?.waiting ?? ""
                color: root.board.colours.main
                font { pixelSize: root.unit * 0.72; weight: Font.Bold }
            }
        }
    }
}
