pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme

// A service to choose, with a line that says for whom it is.
Rectangle {
    id: root
    required property var service
    required property var colours
    required property real unit
    property bool chosen: false
    readonly property color tone: colours.colour ?? Theme.green
    signal touched

    radius: unit * 0.24
    color: touch.pressed || root.chosen ? root.colours.soft : Theme.card
    border { width: root.chosen ? 4 : 2; color: root.chosen ? root.tone : Theme.line }

    Accessible.role: Accessible.Button
    Accessible.name: root.service.spoken ?? ""
    Accessible.onPressAction: root.touched()

    Rectangle {
        id: disc
        anchors { left: parent.left; leftMargin: root.unit * 0.28; verticalCenter: parent.verticalCenter }
        width: Math.min(root.height - root.unit * 0.5, root.unit * 1.3); height: width; radius: width * 0.28
        color: root.tone
        Icon { anchors.centerIn: parent; name: root.service.icon ?? ""; size: parent.width * 0.66 }
    }
    Column {
        anchors { left: disc.right; right: arrow.left; leftMargin: root.unit * 0.32; rightMargin: root.unit * 0.2; verticalCenter: parent.verticalCenter }
        spacing: root.unit * 0.02
        Text {
            id: title
            width: parent.width
            horizontalAlignment: Text.AlignLeft
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            lineHeight: 0.9
            text: root.service.title ?? ""
            color: root.tone
            font { pixelSize: root.unit * (title.lineCount > 1 ? 0.36 : 0.46); weight: Font.Bold }
        }
        Text {
            width: parent.width
            visible: text !== ""
            horizontalAlignment: Text.AlignLeft
            wrapMode: Text.Wrap
            maximumLineCount: title.lineCount > 1 ? 1 : 2
            elide: Text.ElideRight
            lineHeight: 0.9
            text: root.service.hint ?? ""
            color: Theme.quiet
            font.pixelSize: root.unit * 0.28
        }
    }
    Icon {
        id: arrow
        anchors { right: parent.right; rightMargin: root.unit * 0.25; verticalCenter: parent.verticalCenter }
        name: "forward"
        mirror: LayoutMirroring.enabled
        colour: root.tone
        size: root.unit * 0.5
    }
    TapHandler {
        id: touch
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: root.touched()
    }
}
