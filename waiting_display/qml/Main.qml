pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme
import Istiqbal.DisplayModel

// A hall's screen, read from twelve metres; nothing is touched.
Window {
    id: root
    required property DisplayModel model
    readonly property var board: model.board
    readonly property bool upright: height > width
    readonly property real unit: upright ? Math.min(width / 10.8, height / 19.2) : Math.min(width / 19.2, height / 10.8)
    readonly property real gap: unit * 0.4

    width: 1920; height: 1080
    color: Theme.ground
    title: board.section.main

    Item {
        id: screen
        anchors.fill: parent
        LayoutMirroring.enabled: root.model.rtl
        LayoutMirroring.childrenInherit: true

        Head {
            id: head
            anchors { top: parent.top; left: parent.left; right: parent.right }
            height: root.unit * (root.upright ? 2.6 : 1.4)
            board: root.board
            unit: root.unit
            upright: root.upright
        }
        Item {
            id: hall
            anchors { top: head.bottom; bottom: foot.top; left: parent.left; right: parent.right; margins: root.gap }
            visible: root.board.trouble === ""

            CallCard {
                id: card
                anchors { top: parent.top; left: parent.left }
                width: root.upright ? parent.width : (parent.width - root.gap) * 0.615
                height: root.upright ? (parent.height - root.gap) * 0.54 : parent.height
                board: root.board
                words: root.model.words
                otherWords: root.model.otherWords
                rtl: root.model.rtl
                unit: root.unit
            }
            CallTable {
                anchors { bottom: parent.bottom; right: parent.right }
                width: root.upright ? parent.width : parent.width - card.width - root.gap
                height: root.upright ? parent.height - card.height - root.gap : parent.height
                board: root.board
                words: root.model.words
                otherWords: root.model.otherWords
                rtl: root.model.rtl
                unit: root.unit
            }
        }
        Trouble {
            anchors.fill: hall
            visible: root.board.trouble !== ""
            board: root.board
            words: root.model.words
            otherWords: root.model.otherWords
            unit: root.unit
        }
        Foot {
            id: foot
            anchors { bottom: parent.bottom; left: parent.left; right: parent.right }
            height: root.unit * (root.upright ? 2.7 : 1.35)
            board: root.board
            words: root.model.words
            otherWords: root.model.otherWords
            unit: root.unit
            upright: root.upright
        }
    }
    Connections {
        target: root.model
        function onAnnounced() { card.flash() }
    }
}
