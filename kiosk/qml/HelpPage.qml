pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme
import Istiqbal.KioskModel
import Istiqbal.Steps

// The kinds of help that this section offers; one touch leads back to the services.
Item {
    id: root
    required property KioskModel model
    required property StepsModel steps
    required property real unit
    required property real target
    required property bool portrait
    required property real reach
    readonly property int count: steps.kinds.length
    readonly property real gap: unit * 0.28
    readonly property int columns: portrait ? 1 : 2
    readonly property int rows: Math.max(1, Math.ceil(count / columns))

    Column {
        id: told
        width: parent.width
        spacing: root.unit * 0.1
        Words {
            width: parent.width
            text: root.steps.words.help_title ?? ""
            color: root.model.colours.colour ?? Theme.green
            font { pixelSize: root.unit * (root.portrait ? 0.66 : 0.5); weight: Font.Bold }
        }
        Words {
            width: parent.width
            text: root.steps.words.help_hint ?? ""
            font { pixelSize: root.unit * (root.portrait ? 0.42 : 0.34); weight: Font.Medium }
        }
    }
    Grid {
        id: kinds
        readonly property real from: Math.max(told.height + root.gap, root.reach)
        y: from
        width: parent.width
        columns: root.columns
        spacing: root.gap
        Repeater {
            model: root.count
            BigButton {
                required property int index
                readonly property var kind: root.steps.kinds[index] ?? {}
                width: (root.width - (root.columns - 1) * root.gap) / root.columns
                height: Math.min(root.unit * 1.5, (root.height - kinds.from - (root.rows - 1) * root.gap) / root.rows)
                fontSize: root.unit * 0.46
                iconSize: Math.min(height * 0.62, root.unit * 0.9)
                colour: root.model.colours.colour ?? Theme.green
                icon: kind.icon ?? ""
                text: kind.title ?? ""
                onPressed: root.steps.choose_help(kind.name)
            }
        }
    }
}
