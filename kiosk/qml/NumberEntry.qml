pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme
import Istiqbal.Entry

// An identity number: what is asked for, what was typed so far behind its mask, the keypad, and what can be done then.
Item {
    id: root
    required property EntryModel entry
    required property real unit
    required property real target
    required property bool portrait
    required property var colours
    required property string title
    required property string hint
    // From where downwards a finger reaches, in this item's own measure.
    required property real reach
    // How many buttons there are beside the keypad; each is as wide as `share`.
    required property int choices
    property bool busy: false
    // Whether the hint tells what went wrong.
    property bool alarming: false
    default property alias actions: acts.data
    readonly property color tone: colours.colour ?? Theme.green
    readonly property real gap: unit * 0.3
    // On a screen that lies and is touched below alone, what is read stands above, and the buttons beside the digits.
    readonly property bool low: !portrait && reach > 0
    readonly property real side: portrait ? width : (width - unit * 0.6) / 2
    readonly property real share: (acts.width - (acts.columns - 1) * acts.spacing) / acts.columns
    // What is read is to be seen whole, also on a low screen and in large letters.
    readonly property real small: Math.max(1, portrait ? unit : low ? Math.min(unit, reach / 2.2) : Math.min(unit, (height - acts.height - gap) / 5.1))

    Column {
        id: told
        anchors { left: parent.left; top: parent.top }
        width: root.side
        spacing: root.small * (root.portrait ? 0.22 : 0.14)
        Words {
            width: parent.width
            text: root.title
            color: root.tone
            font { pixelSize: Math.max(1, root.small * (root.portrait ? 0.6 : 0.46)); weight: Font.Bold }
        }
        Row {
            width: parent.width
            spacing: root.small * 0.24
            Icon { id: sign; anchors.verticalCenter: parent.verticalCenter; name: root.alarming ? "alarm" : "card"; colour: root.alarming ? Theme.alarm : root.tone; size: root.small * 0.62 }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - sign.width - parent.spacing
                horizontalAlignment: Text.AlignLeft
                text: root.hint
                color: root.alarming ? Theme.alarm : Theme.text
                font { pixelSize: Math.max(1, root.small * 0.32); weight: Font.Medium }
            }
        }
    }
    TypedNumber {
        id: typed
        anchors { left: root.low ? undefined : parent.left; right: root.low ? parent.right : undefined }
        y: root.low ? 0 : told.height + told.spacing
        width: root.side
        unit: root.small
        portrait: root.portrait
        entry: root.entry
        tone: root.tone
    }
    // The keypad's place is mirrored, the keypad is not.
    Item {
        id: pad
        readonly property real from: root.portrait ? Math.max(typed.y + typed.height + root.gap, root.reach) : root.low ? root.reach : 0
        anchors.horizontalCenter: root.portrait ? parent.horizontalCenter : undefined
        anchors.right: root.portrait ? undefined : parent.right
        y: root.low ? root.height - height : from
        width: root.low ? root.width - acts.width - root.gap : root.side
        height: Math.min(root.unit * (root.low ? 2.6 : 6.4), root.height - from - (root.portrait ? acts.height + root.gap : 0))
        enabled: !root.busy
        opacity: root.busy ? 0.4 : 1
        Keypad {
            anchors.fill: parent
            flat: root.low
            unit: root.unit
            colour: root.tone
            keys: root.entry.keys
            empty: root.entry.empty
            eraseText: root.entry.erase
            clearText: root.entry.clearAll
            onTyped: key => root.entry.press(key)
            onErased: root.entry.undo()
            onCleared: root.entry.clear()
        }
    }
    Grid {
        id: acts
        anchors { left: parent.left; bottom: parent.bottom }
        width: root.low ? root.width * 0.3 : root.side
        // Beside each other where a screen that lies has no height for both.
        columns: root.portrait || root.low ? 1 : root.choices
        spacing: root.unit * 0.2
    }
}
