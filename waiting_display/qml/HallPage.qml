pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.HallMedia

// The call and what stands beside it: the last calls, all windows, or pictures, which give way while somebody is called.
Item {
    id: root
    required property var board
    required property var words
    required property var otherWords
    required property bool rtl
    required property real unit
    required property real gap
    required property bool upright
    required property HallMedia media
    readonly property bool pictures: board.layout === "media" && media.shows
    readonly property bool calm: pictures && !board.announcing
    readonly property real bigWidth: upright ? width : (width - gap) * (pictures ? 0.6 : 0.615)
    readonly property real bigHeight: upright ? (height - gap) * 0.54 : height
    readonly property real sideX: upright ? 0 : bigWidth + gap
    readonly property real sideY: upright ? bigHeight + gap : 0
    readonly property real sideWidth: width - sideX
    readonly property real sideHeight: height - sideY
    readonly property real wanted: calm ? Math.min(sideHeight * 0.46, unit * 3.6) : Math.min(sideHeight * 0.38, sideWidth * 0.5625)
    // Less than a line of the table is none: then what stands above it has the whole side.
    readonly property bool narrow: pictures && sideHeight - wanted - gap < unit * 2.4
    readonly property real upper: !pictures ? -gap : narrow ? sideHeight : wanted

    function flash() { card.flash() }

    onBigWidthChanged: if (pictures) media.fit(Qt.size(bigWidth, bigHeight))
    onPicturesChanged: if (pictures) media.fit(Qt.size(bigWidth, bigHeight))

    CallCard {
        id: card
        x: place(root.calm ? root.sideX : 0, width)
        y: root.calm ? root.sideY : 0
        width: root.calm ? root.sideWidth : root.bigWidth
        height: root.calm ? root.upper : root.bigHeight
        board: root.board
        words: root.words
        otherWords: root.otherWords
        rtl: root.rtl
        unit: root.unit

        function place(x: real, wide: real): real { return root.rtl ? root.width - x - wide : x }
    }
    Loader {
        active: root.pictures
        x: card.place(root.calm ? 0 : root.sideX, width)
        y: root.calm ? 0 : root.sideY
        width: root.calm ? root.bigWidth : root.sideWidth
        height: root.calm ? root.bigHeight : root.upper
        sourceComponent: MediaPlace {
            media: root.media
            board: root.board
            unit: root.unit
        }
    }
    Loader {
        active: !root.narrow
        x: card.place(root.sideX, width)
        y: root.sideY + root.upper + root.gap
        width: root.sideWidth
        height: root.sideHeight - root.upper - root.gap
        sourceComponent: root.board.layout === "windows" ? windows : calls
    }
    Component {
        id: calls
        CallTable {
            board: root.board
            words: root.words
            otherWords: root.otherWords
            rtl: root.rtl
            unit: root.unit
        }
    }
    Component {
        id: windows
        WindowTable {
            board: root.board
            rtl: root.rtl
            unit: root.unit
        }
    }
}
