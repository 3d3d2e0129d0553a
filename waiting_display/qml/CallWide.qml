import QtQuick

// The ticket and its window side by side, where there is little room.
Item {
    id: root
    required property var board
    required property bool rtl
    required property real unit
    required property bool inUse

    visible: inUse && board.call.code !== ""

    Words {
        objectName: root.inUse ? "code" : ""
        anchors { left: parent.left; leftMargin: root.unit * 0.15; right: arrow.left; rightMargin: root.unit * 0.2; verticalCenter: parent.verticalCenter }
        horizontalAlignment: Text.AlignHCenter
        text: root.board.call.code
        color: "white"
        font { pixelSize: Math.min(root.height * 0.9, root.unit * 2.2); weight: Font.Bold }
    }
    Arrow {
        id: arrow
        anchors { right: plate.left; rightMargin: root.unit * 0.2; verticalCenter: parent.verticalCenter }
        width: root.unit * 0.7
        rtl: root.rtl
        side: root.board.call.side
    }
    Plate {
        id: plate
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        width: Math.min(root.width * 0.28, root.unit * 2.6)
        height: Math.min(parent.height, root.unit * 1.9)
        name: root.inUse ? "window" : ""
        number: root.board.call.window
        ink: root.board.colours.deep
    }
}
