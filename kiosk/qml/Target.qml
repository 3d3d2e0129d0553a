pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme
import Istiqbal.Hints

// What is touched, or reached by the Tab key of a keyboard or a switch; it answers at once and shows where one is.
Rectangle {
    id: root
    required property string name
    property string description: Hints.press
    readonly property bool down: touch.pressed
    signal pressed

    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: root.name
    Accessible.description: root.description
    Accessible.onPressAction: root.pressed()
    Keys.onPressed: event => {
        if ([Qt.Key_Return, Qt.Key_Enter, Qt.Key_Space, Qt.Key_Select].includes(event.key)) {
            event.accepted = true
            if (!event.isAutoRepeat)
                root.pressed()
        }
    }

    // Two tones, so that one of them stands out on whatever ground it lies.
    Rectangle {
        anchors { fill: parent; margins: -5 }
        z: 1
        visible: root.activeFocus
        radius: root.radius + 5
        color: "transparent"
        border { width: 5; color: Theme.text }
        Rectangle {
            anchors { fill: parent; margins: 5 }
            radius: root.radius
            color: "transparent"
            border { width: 3; color: Theme.card }
        }
    }
    TapHandler {
        id: touch
        gesturePolicy: TapHandler.ReleaseWithinBounds
        longPressThreshold: 60  // seconds: a slow finger means it too
        onTapped: root.pressed()
    }
}
