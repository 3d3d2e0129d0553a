import QtQuick

// The ticket above, and below where to go.
Item {
    id: root
    required property var board
    required property var words
    required property var otherWords
    required property bool rtl
    required property real unit
    required property bool inUse
    readonly property real u: Math.min(unit, height / 3.6)
    readonly property bool wordless: width < u * 7.5

    visible: inUse && board.call.code !== ""

    Item {
        id: above
        anchors { top: parent.top; bottom: window.top; left: parent.left; right: parent.right }
        Words {
            objectName: root.inUse ? "code" : ""
            anchors.centerIn: parent
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.board.call.code
            color: "white"
            font { pixelSize: Math.max(1, Math.min(root.unit * 3.5, above.height / 0.86)); weight: Font.Bold }
        }
    }
    Rectangle {
        id: window
        anchors { bottom: parent.bottom; left: parent.left; right: parent.right }
        height: root.u * 2.1
        radius: root.unit * 0.25
        color: root.board.colours.deep

        Pair {
            visible: !root.wordless
            anchors { left: parent.left; leftMargin: root.unit * 0.45; right: arrow.left; rightMargin: root.unit * 0.3; verticalCenter: parent.verticalCenter }
            main: root.words.go_to
            other: root.otherWords.go_to
            size: root.u * 0.72
            otherSize: root.u * 0.42
            color: "white"
        }
        Arrow {
            id: arrow
            anchors { right: plate.left; rightMargin: root.unit * 0.45; verticalCenter: parent.verticalCenter }
            width: root.u * 1.15
            rtl: root.rtl
            side: root.board.call.side
        }
        Plate {
            id: plate
            anchors { right: parent.right; top: parent.top; bottom: parent.bottom; margins: root.u * 0.14 }
            width: root.wordless ? parent.width * 0.56 : root.u * 2.7
            name: root.inUse ? "window" : ""
            number: root.board.call.window
            ink: root.board.colours.deep
        }
    }
}
