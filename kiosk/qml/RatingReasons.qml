pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Rating

// What made it so, as far as the visitor wants to say.
Item {
    id: root
    required property RatingErrand errand
    required property real unit
    required property real target
    required property bool portrait
    required property real reach
    required property color colour
    readonly property real gap: unit * 0.2
    readonly property bool low: !portrait && reach > 0
    readonly property int columns: low ? 4 : portrait ? 2 : 3
    readonly property real cell: (width - (columns - 1) * gap) / columns

    Prompt {
        anchors { left: parent.left; right: parent.right; bottom: all.top; bottomMargin: root.gap * 1.6 }
        unit: root.unit
        colour: root.colour
        text: root.errand.asked
        hint: (root.errand.busy ? root.errand.words.busy : root.errand.words.reason_hint) ?? ""
        problem: root.errand.problem
    }
    Flow {
        id: all
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; bottomMargin: root.portrait ? parent.height * 0.08 : 0 }
        spacing: root.gap
        Repeater {
            model: root.errand.reasons.length
            Chip {
                required property int index
                readonly property var reason: root.errand.reasons[index] ?? {}
                width: root.cell
                height: root.target
                unit: root.unit
                colour: root.colour
                chosen: reason.chosen ?? false
                text: reason.title ?? ""
                onPressed: root.errand.turn(reason.name)
            }
        }
        BigButton {
            width: root.cell
            height: root.target
            colour: root.colour
            visible: root.errand.canComment
            icon: root.errand.comment === "" ? "comment" : "check"
            fontSize: root.unit * 0.34
            text: root.errand.words.comment ?? ""
            onPressed: root.errand.write()
        }
        BigButton {
            width: root.low ? root.cell : root.width
            height: root.target
            filled: true
            enabled: !root.errand.busy
            colour: root.colour
            icon: "forward"
            iconLast: true
            fontSize: root.unit * 0.4
            text: root.errand.words.send ?? ""
            onPressed: root.errand.send()
        }
    }
}
