pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.KioskModel

// The sections of the centre.
Item {
    id: root
    required property KioskModel model
    required property real unit
    required property bool portrait
    required property bool wide
    readonly property int count: Math.max(1, model.sections.length)
    readonly property real gap: unit * 0.4

    Grid {
        anchors.fill: parent
        columns: root.portrait ? 1 : root.count
        spacing: root.gap
        Repeater {
            model: root.model.sections.length
            SectionCard {
                required property int index
                section: root.model.sections[index] ?? {}
                unit: root.unit
                wide: root.wide
                width: root.portrait ? root.width : (root.width - (root.count - 1) * root.gap) / root.count
                height: root.portrait ? Math.min(root.unit * 3.9, (root.height - (root.count - 1) * root.gap) / root.count) : Math.min(root.height, root.unit * 5)
                onPressed: root.model.choose_section(section.name)
            }
        }
    }
}
