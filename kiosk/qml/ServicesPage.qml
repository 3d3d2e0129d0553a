pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme
import Istiqbal.KioskModel

// The services, leaf by leaf where they are more than fit.
Item {
    id: root
    required property KioskModel model
    required property real unit
    required property real target
    required property bool portrait
    // No height for two rows, as in the lower half of a screen that lies: all beside each other, and beside them what
    // turns the leaf.
    readonly property bool flat: !portrait && height < 1.35 * Math.max(target, unit * 1.72)
    readonly property int count: model.services.length
    readonly property real gap: unit * 0.24
    readonly property real least: Math.max(target, unit * 1.42)
    readonly property int columns: portrait ? 1 : !flat ? 2 : count > 4 ? 3 : 4
    readonly property int most: flat ? 1 : Math.min(4, Math.floor((height + gap) / (least + gap)))
    readonly property bool paged: count > most * columns
    readonly property real below: paged && !flat ? target + gap : 0
    readonly property real aside: paged && flat ? target * 1.1 + gap : 0
    readonly property int rows: flat ? 1 : Math.max(1, Math.min(4, Math.floor((height - below + gap) / (least + gap))))
    readonly property int fits: rows * columns
    readonly property int leaves: Math.max(1, Math.ceil(count / fits))
    readonly property int leaf: Math.min(turned, leaves - 1)
    property int turned: 0

    Grid {
        id: grid
        anchors { left: parent.left; right: parent.right; top: parent.top; leftMargin: root.aside; rightMargin: root.aside }
        columns: root.columns
        spacing: root.gap
        Repeater {
            model: Math.max(0, Math.min(root.fits, root.count - root.leaf * root.fits))
            ServiceCard {
                required property int index
                readonly property int place: root.leaf * root.fits + index
                service: root.model.services[place] ?? {}
                colours: root.model.colours
                unit: root.unit
                enabled: !root.model.busy && !full
                chosen: root.model.busy && root.model.chosen === service.name
                bare: root.flat
                width: (grid.width - (root.columns - 1) * root.gap) / root.columns
                height: Math.min(root.unit * 2.15, (root.height - root.below - (root.rows - 1) * root.gap) / root.rows)
                onPressed: root.model.choose_service(service.name)
            }
        }
    }
    Item {
        visible: root.paged
        anchors { left: parent.left; right: parent.right; bottom: root.flat ? undefined : parent.bottom; top: root.flat ? parent.top : undefined }
        height: root.flat ? Math.min(root.unit * 2.15, root.height) : root.target
        BigButton {
            anchors.left: parent.left
            width: root.flat ? root.target * 1.1 : implicitWidth
            height: parent.height
            enabled: root.leaf > 0 && !root.model.busy
            opacity: root.leaf > 0 ? 1 : 0
            colour: root.model.colours.colour ?? Theme.green
            icon: "back"
            fontSize: root.unit * 0.36
            name: root.model.words.earlier ?? ""
            text: root.flat ? "" : name
            onPressed: { root.turned = root.leaf - 1; root.model.stay() }
        }
        Row {
            anchors.centerIn: parent
            visible: !root.flat
            spacing: root.unit * 0.2
            Repeater {
                model: root.leaves
                Rectangle {
                    required property int index
                    width: root.unit * 0.22; height: width; radius: width / 2
                    color: index === root.leaf ? root.model.colours.colour : Theme.line
                }
            }
        }
        BigButton {
            anchors.right: parent.right
            width: root.flat ? root.target * 1.1 : implicitWidth
            height: parent.height
            enabled: root.leaf < root.leaves - 1 && !root.model.busy
            opacity: root.leaf < root.leaves - 1 ? 1 : 0
            colour: root.model.colours.colour ?? Theme.green
            icon: "forward"
            iconLast: true
            fontSize: root.unit * 0.36
            name: root.model.words.later ?? ""
            text: root.flat ? "" : name
            onPressed: { root.turned = root.leaf + 1; root.model.stay() }
        }
    }
}
