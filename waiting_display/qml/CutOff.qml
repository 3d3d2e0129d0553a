import QtQuick
import Istiqbal.Theme

// That the screen is cut off from the centre, and since when.
Rectangle {
    id: root
    required property var board
    required property real unit

    radius: unit * 0.2
    color: Theme.alarmSoft
    Rectangle {
        id: dot
        anchors { left: parent.left; leftMargin: root.unit * 0.3; verticalCenter: parent.verticalCenter }
        width: root.unit * 0.28; height: width; radius: width / 2
        color: Theme.alarm
    }
    Pair {
        anchors { left: dot.right; leftMargin: root.unit * 0.3; right: parent.right; rightMargin: root.unit * 0.2; verticalCenter: parent.verticalCenter }
        main: root.board.cut_off.main
        other: root.board.cut_off.other
        size: root.unit * 0.36
        otherSize: root.unit * 0.27
        color: Theme.alarm
    }
}
