import QtQuick
import Istiqbal.Theme

// The call: the ticket, and an arrow to its window; in little room side by side. Without a call a notice stands here.
Rectangle {
    id: root
    required property var board
    required property var words
    required property var otherWords
    required property bool rtl
    required property real unit
    readonly property bool calls: board.call.code !== ""
    readonly property bool compact: height < unit * 4.6

    function flash() { flashing.restart() }

    radius: unit * 0.3
    color: calls || board.notice.kind === "pause" ? board.colours.main : Theme.card
    border { width: calls ? 0 : unit * 0.02; color: Theme.line }

    Image {
        anchors.fill: parent
        visible: root.calls
        source: "pattern.svg"
        sourceSize: Qt.size(root.unit * 1.5, root.unit * 1.5)
        fillMode: Image.Tile
        opacity: 0.06
    }
    Row {
        id: label
        anchors { top: parent.top; topMargin: root.unit * (root.compact ? 0.15 : 0.35); horizontalCenter: parent.horizontalCenter }
        visible: root.calls
        height: root.unit * (root.compact ? 0.7 : 0.8)
        spacing: root.unit * 0.3
        Words {
            anchors.verticalCenter: parent.verticalCenter
            text: root.board.announcing ? root.words.now : root.words.last
            color: "white"
            font { pixelSize: root.unit * (root.compact ? 0.46 : 0.58); weight: Font.DemiBold }
        }
        Words {
            anchors.verticalCenter: parent.verticalCenter
            text: root.board.announcing ? root.otherWords.now : root.otherWords.last
            color: "white"
            font.pixelSize: root.unit * (root.compact ? 0.34 : 0.4)
        }
    }
    CallTall {
        anchors { top: label.bottom; bottom: parent.bottom; left: parent.left; right: parent.right; margins: root.unit * 0.4; topMargin: 0 }
        inUse: !root.compact
        board: root.board
        words: root.words
        otherWords: root.otherWords
        rtl: root.rtl
        unit: root.unit
    }
    CallWide {
        anchors { top: label.bottom; bottom: parent.bottom; left: parent.left; right: parent.right; margins: root.unit * 0.25; topMargin: 0 }
        inUse: root.compact
        board: root.board
        rtl: root.rtl
        unit: root.unit
    }
    Notice {
        anchors.centerIn: parent
        width: parent.width - root.unit
        visible: !root.calls && root.board.trouble === ""
        board: root.board
        unit: Math.min(root.unit, root.height / 6.6)
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
        objectName: "flashing"
        loops: root.board.flashes
        NumberAnimation { target: light; property: "opacity"; from: 0; to: 0.7; duration: 250 }
        NumberAnimation { target: light; property: "opacity"; from: 0.7; to: 0; duration: 350 }
    }
}
