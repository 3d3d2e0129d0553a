pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme
import Istiqbal.Entry

// The digits of an identity number, which are told to its model alone: never mirrored, whatever the language.
Grid {
    id: root
    required property EntryModel entry
    required property real unit
    required property color tone
    readonly property real key: (width - 2 * spacing) / 3
    readonly property real rise: (height - 3 * spacing) / 4

    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    columns: 3
    spacing: unit * 0.16

    component Key: Target {
        id: key
        required property string label
        property string icon: ""
        readonly property color ink: !key.enabled ? Theme.quiet : key.down ? Theme.onColour : root.tone
        name: key.label
        width: root.key; height: root.rise
        radius: root.unit * 0.2
        color: key.down ? root.tone : Theme.card
        border { width: 2; color: key.enabled ? root.tone : Theme.line }

        Text {
            anchors.centerIn: parent
            visible: key.icon === ""
            text: key.label
            color: key.down ? Theme.onColour : Theme.text
            font { pixelSize: Math.max(1, Math.min(key.height * 0.56, root.unit * 0.72)); weight: Font.DemiBold }
        }
        Icon {
            anchors.centerIn: parent
            visible: key.icon !== ""
            name: key.icon
            colour: key.ink
            size: Math.min(key.height * 0.5, root.unit * 0.62)
        }
    }

    Repeater {
        model: 9
        Key {
            required property int index
            label: root.entry.keys[index] ?? ""
            onPressed: root.entry.press(label)
        }
    }
    Key { label: root.entry.clearAll; icon: "clear"; enabled: !root.entry.empty; onPressed: root.entry.clear() }
    Key { label: root.entry.keys[9] ?? ""; onPressed: root.entry.press(label) }
    Key { label: root.entry.erase; icon: "erase"; enabled: !root.entry.empty; onPressed: root.entry.undo() }
}
