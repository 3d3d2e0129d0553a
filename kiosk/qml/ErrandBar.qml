pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme
import Istiqbal.KioskModel

// What else can be done here, one button beside the other; nothing where there is nothing else.
Row {
    id: root
    required property KioskModel model
    required property real unit
    required property real target
    readonly property int count: model.errands.length

    height: count > 0 ? target : 0
    spacing: unit * 0.24

    Repeater {
        model: root.count
        BigButton {
            required property int index
            readonly property var errand: root.model.errands[index] ?? {}
            width: (root.width - (root.count - 1) * root.spacing) / root.count
            height: root.target
            fontSize: Math.min(root.unit * 0.34, root.target * 0.3)
            colour: root.model.colours.colour ?? Theme.green
            icon: errand.icon ?? ""
            text: errand.title ?? ""
            onPressed: root.model.begin(errand.name)
        }
    }
}
