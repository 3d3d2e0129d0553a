import QtQuick

// Whose hall this is.
Rectangle {
    id: root
    required property var board
    required property real unit
    required property bool upright

    color: root.board.colours.main

    Image {
        anchors.fill: parent
        source: "pattern.svg"
        sourceSize: Qt.size(root.unit * 0.9, root.unit * 0.9)
        fillMode: Image.Tile
        opacity: 0.09
    }
    Star {
        id: star
        anchors { left: parent.left; leftMargin: root.unit * 0.55; verticalCenter: parent.verticalCenter }
        width: root.unit * 0.82; height: width
        Star {
            anchors.centerIn: parent
            width: parent.width * 0.56; height: width
            color: root.board.colours.main
        }
    }
    Pair {
        anchors { left: star.right; leftMargin: root.unit * 0.35; verticalCenter: parent.verticalCenter }
        width: parent.width * 0.36
        main: root.board.section.main
        other: root.board.section.other
        size: root.unit * 0.6
        otherSize: root.unit * 0.32
        color: "white"
    }
    Pair {
        anchors { right: parent.right; rightMargin: root.unit * 0.6; verticalCenter: parent.verticalCenter }
        width: parent.width * 0.46
        align: Text.AlignRight
        main: root.board.title.main
        other: root.board.title.other
        lines: root.upright ? 2 : 1
        size: root.unit * (root.upright ? 0.4 : 0.42)
        otherSize: root.unit * 0.28
        weight: Font.DemiBold
        color: "white"
    }
}
