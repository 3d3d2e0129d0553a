import QtQuick
import Istiqbal.Theme

// How many wait, or the sign that the centre is out of reach; the day and the time.
Rectangle {
    id: root
    required property var board
    required property var words
    required property var otherWords
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
        width: root.upright ? root.width - root.unit * 1.2 : root.width * 0.47
        height: root.upright ? root.height * 0.46 : root.height - root.unit * 0.05

        Pair {
            anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
            visible: !root.board.away
            main: root.board.waiting.main
            other: root.board.waiting.other
            size: root.unit * 0.5
            otherSize: root.unit * 0.32
            color: root.board.colours.main
            otherColor: Theme.quiet
        }
        Rectangle {
            anchors { left: parent.left; verticalCenter: parent.verticalCenter }
            visible: root.board.away
            width: parent.width; height: root.unit * 1.02
            radius: root.unit * 0.2
            color: Theme.alarmSoft
            Rectangle {
                id: dot
                anchors { left: parent.left; leftMargin: root.unit * 0.3; verticalCenter: parent.verticalCenter }
                width: root.unit * 0.28; height: width; radius: width / 2
                color: Theme.alarm
            }
            Pair {
                anchors { left: dot.right; leftMargin: root.unit * 0.3; right: parent.right; rightMargin: root.unit * 0.2; verticalCenter: parent.verticalCenter }
                main: root.words.away
                other: root.otherWords.away
                size: root.unit * 0.38
                otherSize: root.unit * 0.27
                color: Theme.alarm
            }
        }
    }
    Item {
        anchors { bottom: parent.bottom; right: parent.right; rightMargin: root.unit * 0.6 }
        width: root.upright ? root.width - root.unit * 1.2 : root.width * 0.46
        height: root.upright ? root.height * 0.52 : root.height - root.unit * 0.05

        Words {
            id: clock
            anchors { right: parent.right; verticalCenter: parent.verticalCenter }
            text: root.board.moment.time
            font { pixelSize: root.unit * 0.86; weight: Font.Bold }
        }
        Rectangle {
            id: line
            anchors { right: clock.left; rightMargin: root.unit * 0.3; verticalCenter: parent.verticalCenter }
            width: root.unit * 0.03; height: root.unit * 0.8
            color: Theme.line
        }
        Pair {
            anchors { right: line.left; rightMargin: root.unit * 0.3; left: parent.left; verticalCenter: parent.verticalCenter }
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
