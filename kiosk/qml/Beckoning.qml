pragma ComponentBehavior: Bound
import QtQuick

// A hand that taps twice, now and then, while nobody stands there; it lies still where motion is not wanted.
Icon {
    id: root
    required property bool calls
    property real lift: 0

    name: "hand"
    transform: Translate { y: -root.lift }

    SequentialAnimation {
        running: root.calls
        loops: Animation.Infinite
        onRunningChanged: root.lift = 0
        PauseAnimation { duration: 6000 }
        NumberAnimation { target: root; property: "lift"; to: root.size * 0.3; duration: 420; easing.type: Easing.InOutSine }
        NumberAnimation { target: root; property: "lift"; to: 0; duration: 260; easing.type: Easing.InSine }
        NumberAnimation { target: root; property: "lift"; to: root.size * 0.18; duration: 320; easing.type: Easing.InOutSine }
        NumberAnimation { target: root; property: "lift"; to: 0; duration: 240; easing.type: Easing.InSine }
    }
}
