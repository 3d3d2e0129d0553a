import QtQuick
import Istiqbal.Theme

// What stands in place of a call: a welcome, a pause for prayer, or that the hall is closed.
Column {
    id: root
    required property var board
    required property real unit
    readonly property bool pause: board.notice.kind === "pause"

    spacing: unit * 0.5
    Star {
        anchors.horizontalCenter: parent.horizontalCenter
        width: root.unit * 1.3; height: width
        color: root.pause ? "white" : root.board.colours.soft
        Star {
            anchors.centerIn: parent
            width: parent.width * 0.56; height: width
            color: root.board.colours.main
        }
    }
    Pair {
        width: parent.width
        align: Text.AlignHCenter
        main: root.board.notice.title.main
        other: root.board.notice.title.other
        size: root.unit * 1.2
        otherSize: root.unit * 0.7
        color: root.pause ? "white" : root.board.colours.main
    }
    Pair {
        width: parent.width
        align: Text.AlignHCenter
        weight: Font.Medium
        main: root.board.notice.text.main
        other: root.board.notice.text.other
        size: root.unit * 0.6
        otherSize: root.unit * 0.42
        color: root.pause ? "white" : Theme.quiet
    }
}
