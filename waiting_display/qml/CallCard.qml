import QtQuick
import Istiqbal.Theme

// The call: the ticket, and an arrow to its window. Without a call it bids welcome.
Rectangle {
    id: root
    required property var board
    required property var words
    required property var otherWords
    required property bool rtl
    required property real unit
    readonly property bool calls: board.call.code !== ""

    function flash() { flashing.restart() }

    radius: unit * 0.3
    color: calls ? board.colours.main : Theme.card
    border { width: calls ? 0 : unit * 0.02; color: Theme.line }

    Image {
        anchors.fill: parent
        visible: root.calls
        source: "pattern.svg"
        sourceSize: Qt.size(root.unit * 1.5, root.unit * 1.5)
        fillMode: Image.Tile
        opacity: 0.06
    }

    Item {
        anchors { fill: parent; margins: root.unit * 0.4 }
        visible: root.calls

        Row {
            id: label
            anchors { top: parent.top; horizontalCenter: parent.horizontalCenter }
            height: root.unit * 0.8
            spacing: root.unit * 0.3
            Words {
                anchors.verticalCenter: parent.verticalCenter
                text: root.board.announcing ? root.words.now : root.words.last
                color: "white"
                font { pixelSize: root.unit * 0.58; weight: Font.DemiBold }
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                text: root.board.announcing ? root.otherWords.now : root.otherWords.last
                color: "white"
                font.pixelSize: root.unit * 0.4
            }
        }
        Item {
            anchors { top: label.bottom; bottom: window.top; left: parent.left; right: parent.right }
            Words {
                objectName: "code"
                anchors.centerIn: parent
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: root.board.call.code
                color: "white"
                font { pixelSize: root.unit * 3.5; weight: Font.Bold }
            }
        }
        Rectangle {
            id: window
            anchors { bottom: parent.bottom; left: parent.left; right: parent.right }
            height: root.unit * 2.2
            radius: root.unit * 0.25
            color: root.board.colours.deep

            Pair {
                anchors { left: parent.left; leftMargin: root.unit * 0.45; right: arrow.left; rightMargin: root.unit * 0.3; verticalCenter: parent.verticalCenter }
                main: root.words.go_to
                other: root.otherWords.go_to
                size: root.unit * 0.72
                otherSize: root.unit * 0.42
                color: "white"
            }
            Arrow {
                id: arrow
                anchors { right: plate.left; rightMargin: root.unit * 0.45; verticalCenter: parent.verticalCenter }
                width: root.unit * 1.15
                toTheLeft: root.rtl
            }
            Rectangle {
                id: plate
                anchors { right: parent.right; top: parent.top; bottom: parent.bottom; margins: root.unit * 0.14 }
                width: root.unit * 2.7
                radius: root.unit * 0.18
                color: "white"
                Words {
                    objectName: "window"
                    anchors.centerIn: parent
                    width: parent.width * 0.92
                    horizontalAlignment: Text.AlignHCenter
                    text: root.board.call.window
                    color: root.board.colours.deep
                    font { pixelSize: root.unit * 1.9; weight: Font.Bold }
                }
            }
        }
    }

    Column {
        anchors.centerIn: parent
        width: parent.width - root.unit
        visible: !root.calls && root.board.trouble === ""
        spacing: root.unit * 0.5
        Star {
            anchors.horizontalCenter: parent.horizontalCenter
            width: root.unit * 1.3; height: width
            color: root.board.colours.soft
            Star {
                anchors.centerIn: parent
                width: parent.width * 0.56; height: width
                color: root.board.colours.main
            }
        }
        Pair {
            width: parent.width
            align: Text.AlignHCenter
            main: root.words.welcome
            other: root.otherWords.welcome
            size: root.unit * 1.35
            otherSize: root.unit * 0.75
            color: root.board.colours.main
        }
        Pair {
            width: parent.width
            align: Text.AlignHCenter
            weight: Font.Medium
            main: root.words.welcome_text
            other: root.otherWords.welcome_text
            size: root.unit * 0.54
            otherSize: root.unit * 0.38
            color: Theme.quiet
        }
    }

    Rectangle {
        anchors { fill: parent; margins: root.unit * 0.1 }
        visible: root.calls && root.board.announcing
        radius: root.unit * 0.24
        color: "transparent"
        border { width: root.unit * 0.06; color: "white" }
    }
    Rectangle {
        id: light
        objectName: "flash"
        anchors.fill: parent
        radius: parent.radius
        color: "white"
        opacity: 0
    }
    // Below three flashes a second (WCAG 2.3.1).
    SequentialAnimation {
        id: flashing
        loops: 3
        NumberAnimation { target: light; property: "opacity"; from: 0; to: 0.7; duration: 250 }
        NumberAnimation { target: light; property: "opacity"; from: 0.7; to: 0; duration: 350 }
    }
}
