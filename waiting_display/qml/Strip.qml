import QtQuick
import Istiqbal.Theme

// How many wait for each service, where that is wished.
Row {
    id: root
    required property var board
    required property real unit
    readonly property var services: board.services

    spacing: unit * 0.25
    Repeater {
        model: root.services
        Rectangle {
            id: one
            required property var modelData
            width: (root.width - root.spacing * (root.services.length - 1)) / root.services.length
            height: root.height
            radius: root.unit * 0.2
            color: Theme.card
            border { width: root.unit * 0.02; color: Theme.line }
            Accessible.role: Accessible.ListItem
            Accessible.name: modelData.title.main + ": " + modelData.waiting
            Pair {
                anchors { left: parent.left; leftMargin: root.unit * 0.3; right: count.left; rightMargin: root.unit * 0.15; verticalCenter: parent.verticalCenter }
                main: one.modelData.title.main
                other: one.modelData.title.other
                size: root.unit * 0.36
                otherSize: root.unit * 0.26
                color: Theme.text
                otherColor: Theme.quiet
            }
            Words {
                id: count
                anchors { right: parent.right; rightMargin: root.unit * 0.3; verticalCenter: parent.verticalCenter }
                text: one.modelData.waiting
                color: root.board.colours.main
                font { pixelSize: root.unit * 0.72; weight: Font.Bold }
            }
        }
    }
}
