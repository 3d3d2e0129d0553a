pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme

// A button of the staff page; `keys` is the key that does the same.
Rectangle {
    id: root
    required property string text
    required property string description
    property string keys: ""
    property bool filled: false
    property real fontSize: 30
    signal pressed

    radius: height * 0.2
    opacity: root.enabled ? 1 : 0.45
    color: root.filled ? (touch.pressed ? Qt.darker(Theme.green, 1.3) : Theme.green) : (touch.pressed ? Theme.line : Theme.card)
    border { width: root.filled ? 0 : 2; color: Theme.green }
    Accessible.role: Accessible.Button
    Accessible.name: root.text
    Accessible.description: root.keys === "" ? root.description : root.description + ", " + root.keys
    Accessible.onPressAction: root.pressed()

    Text {
        anchors { left: parent.left; right: hint.left; leftMargin: root.fontSize * (root.keys ? 0.8 : 0.3); verticalCenter: parent.verticalCenter }
        anchors.rightMargin: root.fontSize * (root.keys ? 0.2 : 0.3)
        horizontalAlignment: root.keys ? Text.AlignLeft : Text.AlignHCenter
        text: root.text
        color: root.filled ? "white" : Theme.green
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.max(1, root.fontSize * 0.5)
        font { pixelSize: Math.max(1, root.fontSize); weight: Font.DemiBold }
    }
    Text {
        id: hint
        anchors { right: parent.right; verticalCenter: parent.verticalCenter; rightMargin: root.keys ? root.fontSize * 0.8 : 0 }
        width: root.keys ? implicitWidth : 0
        text: root.keys
        color: root.filled ? "white" : Theme.quiet
        font.pixelSize: Math.max(1, root.fontSize * 0.7)
    }
    TapHandler {
        id: touch
        gesturePolicy: TapHandler.ReleaseWithinBounds
        longPressThreshold: 60
        onTapped: root.pressed()
    }
}
