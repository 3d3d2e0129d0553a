pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme

// A button with an icon that answers to the finger at once.
Rectangle {
    id: root
    required property string text
    required property color colour
    property bool filled: false
    property string icon: ""
    property bool iconLast: false
    property real fontSize: 34
    readonly property color ink: root.filled ? "white" : root.colour
    signal pressed

    implicitWidth: Math.max(row.implicitWidth + 1.8 * fontSize, implicitHeight * 1.6)
    radius: height * 0.24
    color: root.filled ? (touch.pressed ? Qt.darker(root.colour, 1.3) : root.colour) : (touch.pressed ? Theme.line : Theme.card)
    border { width: root.filled ? 0 : Math.max(2, height * 0.025); color: root.colour }

    Accessible.role: Accessible.Button
    Accessible.name: root.text
    Accessible.onPressAction: root.pressed()

    Row {
        id: row
        anchors.centerIn: parent
        spacing: root.fontSize * 0.45
        layoutDirection: root.iconLast ? Qt.RightToLeft : Qt.LeftToRight
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.icon !== ""
            name: root.icon
            colour: root.ink
            size: root.fontSize * 1.1
            mirror: LayoutMirroring.enabled && (root.icon === "back" || root.icon === "forward")
        }
        Text {
            anchors.verticalCenter: parent.verticalCenter
            text: root.text
            color: root.ink
            font { pixelSize: root.fontSize; weight: Font.DemiBold }
        }
    }
    TapHandler {
        id: touch
        gesturePolicy: TapHandler.ReleaseWithinBounds
        longPressThreshold: 60  // seconds: a slow finger means it too
        onTapped: root.pressed()
    }
}
