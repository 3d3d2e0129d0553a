pragma ComponentBehavior: Bound
import QtQuick

// Ten digits, and a key on each side of the last one. Digits run from left to right in every language.
Grid {
    id: root
    required property var keys
    required property color colour
    required property real unit
    required property string eraseText
    // The way forward stands on the pad itself; where there is `clearText`, it stands elsewhere, and all may be cleared.
    property string goText: ""
    property string clearText: ""
    property bool ready: false
    property bool empty: false
    // Two rows where there is little height, as for whoever sits before a screen that lies.
    property bool flat: false
    readonly property bool clears: clearText !== ""
    readonly property real cell: (width - (columns - 1) * spacing) / columns
    readonly property int lines: 12 / columns
    readonly property real row: (height - (lines - 1) * spacing) / lines
    signal typed(string key)
    signal erased
    signal cleared
    signal went

    columns: flat ? 6 : 3
    spacing: unit * 0.16
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true

    component Key: BigButton {
        width: root.cell
        height: root.row
        colour: root.colour
        opacity: enabled ? 1 : 0.4
        fontSize: Math.min(root.row * 0.5, root.unit * 0.58)
    }
    component Digit: Key {
        onPressed: root.typed(text)
    }
    component Erase: Key {
        icon: "erase"
        text: ""
        name: root.eraseText
        enabled: !root.empty
        onPressed: root.erased()
    }

    Repeater {
        model: root.keys.length
        Digit {
            required property int index
            // The last digit stands between the two that are none.
            visible: index < root.keys.length - 1
            text: root.keys[index] ?? ""
        }
    }
    Erase { visible: !root.clears }
    Key {
        visible: root.clears
        icon: "clear"
        text: ""
        name: root.clearText
        enabled: !root.empty
        onPressed: root.cleared()
    }
    Digit { text: root.keys[root.keys.length - 1] ?? "" }
    Erase { visible: root.clears }
    Key {
        visible: !root.clears
        enabled: root.ready
        filled: true
        fontSize: root.unit * 0.36
        text: root.goText
        onPressed: root.went()
    }
}
