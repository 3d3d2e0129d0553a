pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme

// A service to choose, with a line that says for whom it is.
Target {
    id: root
    required property var service
    required property var colours
    required property real unit
    property bool chosen: false
    // Without its line, where there is no room to read it; a screen reader says it all the same.
    property bool bare: false
    readonly property bool full: service.full ?? false
    readonly property color tone: (full ? Theme.quiet : colours.colour) ?? Theme.green

    name: root.service.spoken ?? ""
    radius: unit * 0.24
    color: root.full ? Theme.ground : root.down || root.chosen ? root.colours.soft : Theme.card
    border { width: root.chosen ? 4 : 2; color: root.chosen ? root.tone : Theme.line }

    Rectangle {
        id: disc
        anchors { left: parent.left; leftMargin: visible ? root.unit * 0.28 : 0; verticalCenter: parent.verticalCenter }
        visible: root.width > root.unit * 5
        width: visible ? Math.min(root.height - root.unit * 0.5, root.unit * 1.3) : 0; height: width; radius: width * 0.28
        color: root.tone
        Icon { anchors.centerIn: parent; name: root.service.icon ?? ""; colour: Theme.onColour; size: parent.width * 0.66 }
    }
    // As large as fits: a long name is to be read to its end.
    Item {
        anchors { left: disc.right; right: arrow.visible ? arrow.left : parent.right; leftMargin: root.unit * (disc.visible ? 0.32 : 0.16); rightMargin: root.unit * 0.2; top: parent.top; bottom: parent.bottom; topMargin: root.unit * 0.12; bottomMargin: root.unit * 0.12 }
        Text {
            id: title
            width: parent.width
            height: parent.height * (hint.visible ? 0.58 : 1)
            horizontalAlignment: Text.AlignLeft
            verticalAlignment: hint.visible ? Text.AlignBottom : Text.AlignVCenter
            wrapMode: Text.WordWrap
            fontSizeMode: Text.Fit
            minimumPixelSize: Math.max(1, root.unit * 0.18)
            elide: Text.ElideRight
            lineHeight: 0.9
            text: root.service.title ?? ""
            color: root.tone
            font { pixelSize: Math.max(1, root.unit * 0.46); weight: Font.Bold }
        }
        Text {
            id: hint
            anchors { top: title.bottom; left: parent.left; right: parent.right; bottom: parent.bottom }
            visible: text !== "" && !root.bare
            horizontalAlignment: Text.AlignLeft
            wrapMode: Text.WordWrap
            fontSizeMode: Text.Fit
            minimumPixelSize: Math.max(1, root.unit * 0.15)
            elide: Text.ElideRight
            lineHeight: 0.9
            text: root.service.hint ?? ""
            color: Theme.quiet
            font.pixelSize: Math.max(1, root.unit * 0.29)
        }
    }
    Icon {
        id: arrow
        anchors { right: parent.right; rightMargin: root.unit * 0.25; verticalCenter: parent.verticalCenter }
        visible: !root.bare
        name: "forward"
        opacity: root.full ? 0 : 1
        mirror: LayoutMirroring.enabled
        colour: root.tone
        size: root.unit * 0.5
    }
}
