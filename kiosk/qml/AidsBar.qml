pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme
import Istiqbal.AidsModel

// A button for each aid, with its icon and its word; one that is on is filled and bears a tick.
Row {
    id: root
    required property AidsModel aids
    required property real unit
    required property color colour
    readonly property int count: aids.buttons.length

    spacing: unit * 0.16

    component AidButton: Target {
        id: button
        property var aid: ({})
        readonly property bool on: aid.on ?? false
        readonly property bool stacked: width < height * 2.1
        readonly property color ink: on ? Theme.onColour : root.colour

        name: aid.title ?? ""
        description: aid.hint ?? ""
        Accessible.role: Accessible.CheckBox
        Accessible.checkable: true
        Accessible.checked: on
        Accessible.onToggleAction: button.pressed()
        radius: height * 0.2
        color: on ? root.colour : down ? Theme.line : Theme.card
        border { width: 2; color: on ? root.colour : Theme.quiet }

        Icon {
            id: sign
            x: button.stacked ? (parent.width - width) / 2 : button.mirrored ? parent.width - width - parent.height * 0.2 : parent.height * 0.2
            y: button.stacked ? parent.height * 0.1 : (parent.height - height) / 2
            name: button.aid.icon ?? ""
            colour: button.ink
            size: parent.height * (button.stacked ? 0.42 : 0.48)
        }
        readonly property bool mirrored: LayoutMirroring.enabled
        Text {
            readonly property real start: button.stacked ? button.height * 0.08 : sign.width + button.height * 0.36
            x: button.mirrored && !button.stacked ? button.height * 0.14 : start
            y: button.stacked ? button.height * 0.52 : 0
            width: button.width - (button.stacked ? 2 * start : start + button.height * 0.14)
            height: button.stacked ? button.height * 0.44 : button.height
            horizontalAlignment: button.stacked ? Text.AlignHCenter : Text.AlignLeft
            verticalAlignment: Text.AlignVCenter
            wrapMode: Text.WordWrap
            fontSizeMode: Text.Fit
            minimumPixelSize: Math.max(1, root.unit * 0.13)
            maximumLineCount: 2
            lineHeight: 0.9
            text: button.aid.title ?? ""
            color: button.ink
            font { pixelSize: Math.max(1, root.unit * 0.3); weight: Font.Medium }
        }
        Icon {
            visible: button.on
            anchors { right: parent.right; top: parent.top; margins: parent.height * 0.06 }
            name: "check"
            colour: button.ink
            size: parent.height * 0.28
        }
    }

    Repeater {
        model: root.count
        AidButton {
            required property int index
            aid: root.aids.buttons[index] ?? {}
            width: (root.width - (root.count - 1) * root.spacing) / root.count
            height: root.height
            onPressed: root.aids.toggle(aid.name)
        }
    }
}
