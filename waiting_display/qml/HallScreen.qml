import QtQuick
import Istiqbal.DisplayModel
import Istiqbal.HallMedia

// The screen of a hall: whose it is, the call and what stands beside it, the centre's messages, who waits, the time.
Item {
    id: root
    required property DisplayModel model
    required property var board
    required property var words
    required property var otherWords
    required property bool rtl
    required property real unit
    required property bool upright
    required property HallMedia media
    readonly property real gap: unit * 0.4

    Connections {
        target: root.model
        function onAnnounced() { page.flash() }
    }
    Head {
        id: head
        anchors { top: parent.top; left: parent.left; right: parent.right }
        height: root.unit * (root.upright ? 2.6 : 1.4)
        board: root.board
        unit: root.unit
        upright: root.upright
    }
    HallPage {
        id: page
        anchors { top: head.bottom; bottom: strip.top; left: parent.left; right: parent.right; margins: root.gap }
        visible: root.board.trouble === ""
        board: root.board
        words: root.words
        otherWords: root.otherWords
        rtl: root.rtl
        unit: root.unit
        gap: root.gap
        upright: root.upright
        media: root.media
    }
    Trouble {
        anchors { top: head.bottom; bottom: strip.top; left: parent.left; right: parent.right; margins: root.gap }
        visible: root.board.trouble !== ""
        board: root.board
        words: root.words
        otherWords: root.otherWords
        unit: root.unit
    }
    Strip {
        id: strip
        anchors { bottom: ticker.top; left: parent.left; right: parent.right; leftMargin: root.gap; rightMargin: root.gap; bottomMargin: visible ? root.gap * 0.6 : 0 }
        height: visible ? implicitHeight : 0
        visible: root.board.services.length > 0 && !root.board.away
        board: root.board
        rtl: root.rtl
        upright: root.upright
        unit: root.unit
    }
    Ticker {
        id: ticker
        anchors { bottom: foot.top; left: parent.left; right: parent.right }
        height: visible ? root.unit * 0.82 : 0
        visible: message !== ""
        board: root.board
        unit: root.unit
    }
    Foot {
        id: foot
        anchors { bottom: parent.bottom; left: parent.left; right: parent.right }
        height: root.unit * (root.upright ? 2.7 : 1.35)
        board: root.board
        unit: root.unit
        upright: root.upright
    }
}
