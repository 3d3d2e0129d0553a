import QtQuick

// The centre's messages, one after the other: what fits stands still, what does not passes by; a call lets it wait.
Rectangle {
    id: root
    required property var board
    required property real unit
    readonly property var messages: board.ticker
    readonly property string message: messages.length > 0 ? messages[place % messages.length] : ""
    readonly property bool far: line.implicitWidth > frame.width
    readonly property bool leftwards: line.effectiveHorizontalAlignment !== Text.AlignRight
    property int place: 0

    color: board.colours.deep
    clip: true

    Item {
        id: frame
        anchors { fill: parent; leftMargin: root.unit * 0.6; rightMargin: root.unit * 0.6 }
        clip: true
        Text {
            id: line
            objectName: "ticker"
            property real moved: 0
            LayoutMirroring.enabled: false
            x: root.far ? (root.leftwards ? -moved : frame.width - implicitWidth + moved) : (frame.width - implicitWidth) / 2
            height: frame.height
            verticalAlignment: Text.AlignVCenter
            textFormat: Text.PlainText
            text: root.message
            color: "white"
            font { pixelSize: root.unit * 0.46; weight: Font.Medium }
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
    SequentialAnimation {
        id: course
        running: root.message !== "" && root.visible
        paused: running && root.board.announcing
        onFinished: { root.place += 1; line.moved = 0; course.restart() }
        PropertyAction { target: line; property: "moved"; value: 0 }
        NumberAnimation { target: line; property: "opacity"; to: 1; duration: root.messages.length > 1 ? 500 : 0 }
        PauseAnimation { duration: 6000 + (root.far ? 0 : root.message.length * 60) }
        NumberAnimation {
            target: line
            property: "moved"
            to: Math.max(0, line.implicitWidth - frame.width)
            duration: Math.max(0, (line.implicitWidth - frame.width) / root.unit * 900)
        }
        PauseAnimation { duration: root.far ? 3000 : 0 }
        NumberAnimation { target: line; property: "opacity"; to: root.messages.length > 1 || root.far ? 0 : 1; duration: root.messages.length > 1 || root.far ? 500 : 0 }
    }
}
