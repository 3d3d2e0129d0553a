pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme
import Istiqbal.DisplayModel
import Istiqbal.HallMedia

// A hall's screen, read from twelve metres, or the small one above a window; nothing is touched.
Window {
    id: root
    required property DisplayModel model
    required property HallMedia media
    readonly property var board: model.board
    readonly property bool small: board.layout === "window" && board.trouble === ""
    readonly property bool upright: height > width
    readonly property real unit: upright ? Math.min(width / 10.8, height / 19.2) : Math.min(width / 19.2, height / 10.8)

    width: 1920; height: 1080
    color: Theme.ground
    title: board.section.main

    Item {
        id: screen
        anchors.fill: parent
        LayoutMirroring.enabled: root.model.rtl
        LayoutMirroring.childrenInherit: true

        Loader {
            anchors.fill: parent
            sourceComponent: root.small ? window : hall
        }
    }
    Component {
        id: hall
        HallScreen {
            model: root.model
            board: root.board
            words: root.model.words
            otherWords: root.model.otherWords
            rtl: root.model.rtl
            unit: root.unit
            upright: root.upright
            media: root.media
        }
    }
    Component {
        id: window
        WindowScreen {
            model: root.model
            board: root.board
            words: root.model.words
            otherWords: root.model.otherWords
            unit: root.width > root.height ? Math.min(root.width / 12, root.height / 5.6) : Math.min(root.width / 7, root.height / 10)
        }
    }
}
