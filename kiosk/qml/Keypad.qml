pragma ComponentBehavior: Bound
import QtQuick

// Ten digits, one to take back, and the way forward. Digits run from left to right in every language.
Grid {
    id: root
    required property var keys
    required property color colour
    required property real unit
    required property string eraseText
    required property string goText
    property bool ready: false
    // Two rows where there is little height, as for whoever sits before a screen that lies.
    property bool flat: false
    readonly property real cell: (width - (columns - 1) * spacing) / columns
    readonly property int lines: 12 / columns
    readonly property real row: (height - (lines - 1) * spacing) / lines
    signal typed(string key)
    signal erased
    signal went

    columns: flat ? 6 : 3
    spacing: unit * 0.16
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true

    Repeater {
        model: root.keys.length
        BigButton {
            required property int index
            // The last digit stands between the two that are none.
            visible: index < root.keys.length - 1
            width: root.cell
            height: root.row
            colour: root.colour
            fontSize: root.unit * 0.5
            text: root.keys[index] ?? ""
            onPressed: root.typed(text)
        }
    }
    BigButton {
        width: root.cell
        height: root.row
        colour: root.colour
        fontSize: root.unit * 0.46
        icon: "erase"
        text: ""
        name: root.eraseText
        onPressed: root.erased()
    }
    BigButton {
        width: root.cell
        height: root.row
        colour: root.colour
        fontSize: root.unit * 0.5
        text: root.keys[root.keys.length - 1] ?? ""
        onPressed: root.typed(text)
    }
    BigButton {
        width: root.cell
        height: root.row
        enabled: root.ready
        opacity: root.ready ? 1 : 0.4
        filled: true
        colour: root.colour
        fontSize: root.unit * 0.36
        text: root.goText
        onPressed: root.went()
    }
}
