import QtQuick
import Istiqbal.Theme
import Istiqbal.DisplayModel

// The small screen above a window: its number, how it is, and its ticket.
Rectangle {
    id: root
    required property DisplayModel model
    required property var board
    required property var words
    required property var otherWords
    required property real unit
    readonly property var window: board.windows[0] ?? null
    readonly property bool called: board.announcing || (window?.called ?? false)
    readonly property string code: board.announcing ? board.call.code : window?.code ?? ""
    readonly property bool away: window !== null && code === "" && window.state !== "open"
    readonly property bool lies: width > height * 1.2
    readonly property color ink: called ? "white" : away ? Theme.quiet : board.colours.main

    color: called ? board.colours.main : away ? Theme.ground : Theme.card

    Item {
        id: number
        anchors { left: parent.left; top: parent.top; margins: root.unit * 0.4 }
        width: root.lies ? root.width * 0.34 : root.width - root.unit * 0.8
        height: root.lies ? root.height - root.unit * 0.8 : root.height * 0.42

        Rectangle {
            anchors.fill: parent
            radius: root.unit * 0.3
            color: root.called ? root.board.colours.deep : root.away ? Theme.quiet : root.board.colours.main
        }
        Pair {
            id: title
            anchors { top: parent.top; topMargin: root.unit * 0.25; left: parent.left; right: parent.right }
            align: Text.AlignHCenter
            main: root.words.column_desk
            other: root.otherWords.column_desk
            size: root.unit * 0.6
            otherSize: root.unit * 0.36
            color: "white"
        }
        Words {
            objectName: "window"
            anchors { top: title.bottom; bottom: parent.bottom; left: parent.left; right: parent.right }
            horizontalAlignment: Text.AlignHCenter
            fontSizeMode: Text.Fit
            text: root.window?.number ?? ""
            color: "white"
            font { pixelSize: parent.height; weight: Font.Bold }
        }
    }
    Item {
        id: told
        anchors {
            left: root.lies ? number.right : parent.left
            right: parent.right
            top: root.lies ? parent.top : number.bottom
            bottom: parent.bottom
            margins: root.unit * 0.4
        }
        Words {
            id: ticket
            objectName: "code"
            anchors { top: parent.top; left: parent.left; right: parent.right }
            height: visible ? parent.height * 0.66 : 0
            visible: root.code !== ""
            horizontalAlignment: Text.AlignHCenter
            fontSizeMode: Text.Fit
            text: root.code
            color: root.called ? "white" : Theme.text
            font { pixelSize: parent.height * 0.6; weight: Font.Bold }
        }
        Pair {
            anchors { left: parent.left; right: parent.right }
            y: root.code === "" ? (told.height - height) / 2 : ticket.height
            align: Text.AlignHCenter
            main: root.called ? root.words.now : root.window?.words.main ?? ""
            other: root.called ? root.otherWords.now : root.window?.words.other ?? ""
            size: root.unit * (root.code === "" ? 1.2 : 0.72)
            otherSize: root.unit * (root.code === "" ? 0.7 : 0.44)
            color: root.ink
        }
    }
    CutOff {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: root.unit * 0.2 }
        height: root.unit * 0.9
        visible: root.board.away
        board: root.board
        unit: root.unit
    }
    Connections {
        target: root.model
        function onAnnounced() { flashing.restart() }
    }
    Rectangle {
        id: light
        objectName: "flash"
        anchors.fill: parent
        color: "white"
        opacity: 0
    }
    SequentialAnimation {
        id: flashing
        objectName: "flashing"
        loops: root.board.flashes
        NumberAnimation { target: light; property: "opacity"; from: 0; to: 0.7; duration: 250 }
        NumberAnimation { target: light; property: "opacity"; from: 0.7; to: 0; duration: 350 }
    }
}
