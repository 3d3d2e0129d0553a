import QtQuick
import Istiqbal.Theme

// A large button that shows when it is touched.
Rectangle {
    id: root
    required property string text
    property color colour: Theme.green
    property bool filled: false
    property int fontSize: 34
    signal pressed

    implicitWidth: Math.max(label.implicitWidth + 2 * fontSize, implicitHeight * 1.6)
    radius: height / 5
    color: root.filled ? (touch.pressed ? Qt.darker(root.colour, 1.25) : root.colour) : (touch.pressed ? Theme.line : Theme.card)
    border { width: root.filled ? 0 : 2; color: root.colour }
    opacity: enabled ? 1 : 0.5

    Accessible.role: Accessible.Button
    Accessible.name: root.text
    Accessible.onPressAction: root.pressed()

    Text {
        id: label
        anchors.centerIn: parent
        text: root.text
        color: root.filled ? "white" : root.colour
        font { pixelSize: root.fontSize; weight: Font.DemiBold }
    }
    TapHandler {
        id: touch
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: root.pressed()
    }
}
