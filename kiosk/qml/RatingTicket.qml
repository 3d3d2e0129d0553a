pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Rating

// Which visit it was: the letter of the ticket where there are several, and its number.
Item {
    id: root
    required property RatingErrand errand
    required property real unit
    required property real target
    required property bool portrait
    required property real reach
    required property color colour
    readonly property real gap: unit * 0.26
    // Of what is told above the letters of the tickets.
    readonly property real measure: Math.max(1, stacked ? unit : Math.min(unit, letters.y / 4.6))
    readonly property int count: errand.prefixes.length
    readonly property bool stacked: portrait || reach > 0
    // On a screen that lies and is touched below alone, the letters stand beside the digits.
    readonly property bool beside: stacked && !portrait && count > 0

    Column {
        id: told
        anchors.left: parent.left
        width: root.stacked ? parent.width : (parent.width - root.gap) / 2
        y: root.stacked ? 0 : Math.max(0, (letters.y - height) / 2)
        spacing: root.gap
        Prompt {
            width: parent.width
            unit: root.measure
            colour: root.colour
            text: root.errand.words.ask_ticket ?? ""
            hint: (root.errand.busy ? root.errand.words.busy : root.errand.words.ticket_hint) ?? ""
            problem: root.errand.problem
        }
        Typed {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(parent.width, root.measure * 4.4)
            unit: root.measure
            colour: root.colour
            text: root.errand.shown
            spoken: root.errand.shown
        }
    }
    Grid {
        id: letters
        readonly property real cell: (width - (columns - 1) * spacing) / columns
        columns: root.beside ? 1 : Math.max(1, root.count)
        spacing: root.gap * 0.6
        width: root.portrait ? parent.width : root.beside ? (parent.width - root.gap) / 3 : told.width
        anchors.left: parent.left
        y: root.portrait ? pad.y - height - root.gap : parent.height - height
        Repeater {
            model: root.count
            Chip {
                required property int index
                readonly property var letter: root.errand.prefixes[index] ?? {}
                width: letters.cell
                height: root.target
                unit: root.unit
                colour: root.colour
                chosen: letter.chosen ?? false
                text: letter.prefix ? "\u2066" + letter.prefix + "\u2069   " + letter.title : ""
                onPressed: root.errand.choose_prefix(letter.prefix)
            }
        }
    }
    // The place is mirrored, the digits in it are not.
    Item {
        id: pad
        readonly property bool flat: root.stacked && !root.portrait
        readonly property real taken: root.portrait && root.count > 0 ? root.target + root.gap : 0
        anchors.right: parent.right
        y: root.stacked ? parent.height - height : (parent.height - height) / 2
        width: root.beside ? (parent.width - root.gap) * 2 / 3 : root.stacked ? parent.width : (parent.width - root.gap) / 2
        height: root.stacked ? Math.min(root.height - Math.max(root.reach, told.height + root.gap) - taken, root.unit * (flat ? 2.6 : 5.2)) : Math.min(parent.height, root.unit * 5.6)
        Keypad {
            anchors.fill: parent
            flat: pad.flat
            unit: root.unit
            colour: root.colour
            keys: root.errand.keys
            ready: root.errand.ready
            eraseText: root.errand.words.erase ?? ""
            goText: root.errand.words.go_on ?? ""
            onTyped: key => root.errand.press(key)
            onErased: root.errand.erase()
            onWent: root.errand.proceed()
        }
    }
}
