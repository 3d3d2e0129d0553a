import QtQuick

// Whose hall this is: beside each other, on an upright screen the centre below the section.
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
        anchors { left: parent.left; leftMargin: root.unit * 0.55; verticalCenter: section.verticalCenter }
        width: root.unit * 0.82; height: width
        Star {
            anchors.centerIn: parent
            width: parent.width * 0.56; height: width
            color: root.board.colours.main
        }
    }
    Pair {
        id: section
        anchors { left: star.right; leftMargin: root.unit * 0.35 }
        y: ((root.upright ? root.unit * 1.5 : root.height) - height) / 2
        width: root.upright ? parent.width * 0.7 : parent.width * 0.36
        main: root.board.section.main
        other: root.board.section.other
        size: root.unit * 0.6
        otherSize: root.unit * 0.32
        color: "white"
    }
    Pair {
        anchors {
            right: parent.right
            rightMargin: root.unit * 0.6
            bottom: parent.bottom
            bottomMargin: root.upright ? root.unit * 0.1 : (root.height - height) / 2
        }
        width: root.upright ? parent.width - root.unit * 1.2 : parent.width * 0.46
        align: root.upright ? Text.AlignLeft : Text.AlignRight
        main: root.board.title.main
        other: root.board.title.other
        size: root.unit * 0.42
        otherSize: root.unit * 0.28
        weight: Font.DemiBold
        color: "white"
    }
}
