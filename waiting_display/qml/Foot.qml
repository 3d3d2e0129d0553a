import QtQuick
import Istiqbal.Theme

// Who waits and how long that usually is, or the sign that the centre is out of reach; the next prayer, the day, the time.
Rectangle {
    id: root
    required property var board
    required property real unit
    required property bool upright

    color: Theme.card

    Rectangle {
        anchors { top: parent.top; left: parent.left; right: parent.right }
        height: root.unit * 0.05
        color: root.board.colours.main
    }
    Item {
        id: first
        anchors { top: parent.top; left: parent.left; leftMargin: root.unit * 0.6; topMargin: root.unit * 0.05 }
        width: root.upright ? root.width - root.unit * 1.2 : root.width * 0.4
        height: root.upright ? root.height * 0.46 : root.height - root.unit * 0.05

        Pair {
            id: waiting
            anchors { left: parent.left; verticalCenter: parent.verticalCenter }
            width: root.board.wait.main !== "" ? parent.width * 0.49 : parent.width
            visible: !root.board.away
            main: root.board.waiting.main
            other: root.board.waiting.other
            size: root.unit * 0.46
            otherSize: root.unit * 0.3
            color: root.board.colours.main
            otherColor: Theme.quiet
        }
        Pair {
            anchors { right: parent.right; left: waiting.right; leftMargin: root.unit * 0.25; verticalCenter: parent.verticalCenter }
            visible: waiting.visible && root.board.wait.main !== ""
            main: root.board.wait.main
            other: root.board.wait.other
            size: root.unit * 0.4
            otherSize: root.unit * 0.28
            weight: Font.DemiBold
            color: Theme.text
            otherColor: Theme.quiet
        }
        CutOff {
            anchors { left: parent.left; verticalCenter: parent.verticalCenter }
            width: parent.width; height: root.unit * 1.02
            visible: root.board.away
            board: root.board
            unit: root.unit
        }
    }
    Item {
        anchors { bottom: parent.bottom; right: parent.right; rightMargin: root.unit * 0.6 }
        width: root.upright ? root.width - root.unit * 1.2 : root.width * 0.53
        height: root.upright ? root.height * 0.52 : root.height - root.unit * 0.05

        Words {
            id: clock
            anchors { right: parent.right; verticalCenter: parent.verticalCenter }
            text: root.board.moment.time
            font { pixelSize: root.unit * 0.86; weight: Font.Bold }
        }
        Rectangle {
            id: line
            anchors { right: clock.left; rightMargin: root.unit * 0.25; verticalCenter: parent.verticalCenter }
            width: root.unit * 0.03; height: root.unit * 0.8
            color: Theme.line
        }
        Pair {
            id: prayer
            anchors { left: parent.left; verticalCenter: parent.verticalCenter }
            visible: main !== ""
            width: visible ? root.unit * 2.05 : 0
            main: root.board.prayer.main
            other: root.board.prayer.other
            size: root.unit * 0.38
            otherSize: root.unit * 0.3
            weight: Font.DemiBold
            color: root.board.colours.main
            otherColor: Theme.quiet
        }
        Pair {
            anchors { right: line.left; rightMargin: root.unit * 0.25; left: prayer.right; leftMargin: root.unit * 0.15; verticalCenter: parent.verticalCenter }
            align: Text.AlignRight
            main: root.board.moment.hijri
            other: root.board.moment.gregorian
            size: root.unit * 0.38
            otherSize: root.unit * 0.34
            weight: Font.DemiBold
            color: Theme.text
            otherColor: Theme.quiet
        }
    }
}
