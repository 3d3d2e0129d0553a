pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme

// A service to choose, with a line that says for whom it is.
Rectangle {
    id: root
    required property var service
    required property color colour
    required property real unit
    signal chosen

    radius: unit * 0.22
    color: touch.pressed ? Theme.line : Theme.card
    border { width: 2; color: Theme.line }
    opacity: enabled ? 1 : 0.6

    Accessible.role: Accessible.Button
    Accessible.name: service.title + "، " + service.hint
    Accessible.onPressAction: root.chosen()

    Rectangle {
        anchors { left: parent.left; top: parent.top; bottom: parent.bottom; margins: root.unit * 0.2 }
        width: root.unit * 0.1
        radius: width / 2
        color: root.colour
    }
    Column {
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; leftMargin: root.unit * 0.6; rightMargin: root.unit * 0.3 }
        spacing: root.unit * 0.06
        Text {
            width: parent.width
            horizontalAlignment: Text.AlignLeft
            wrapMode: Text.Wrap
            text: root.service.title
            color: root.colour
            font { pixelSize: root.unit * 0.46; weight: Font.Bold }
        }
        Text {
            width: parent.width
            horizontalAlignment: Text.AlignLeft
            wrapMode: Text.Wrap
            text: root.service.hint
            color: Theme.quiet
            font { pixelSize: root.unit * 0.29 }
        }
    }
    TapHandler {
        id: touch
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: root.chosen()
    }
}
