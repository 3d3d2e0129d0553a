pragma ComponentBehavior: Bound
import QtQuick

// A small keyboard of one alphabet at a time; its letters stand where people know them, from the left in every language.
Column {
    id: root
    required property var rows
    required property var further
    required property color colour
    required property real unit
    required property string eraseText
    required property string spaceText
    required property string otherText
    required property string doneText
    readonly property int widest: rows.reduce((most, row) => Math.max(most, row.length), 1)
    readonly property real gap: unit * 0.08
    readonly property real key: (width - (widest - 1) * gap) / widest
    readonly property real row: (height - rows.length * gap) / (rows.length + 1)
    signal typed(string key)
    signal erased
    signal turned
    signal done

    spacing: gap

    Repeater {
        model: root.rows.length
        Row {
            id: line
            required property int index
            readonly property var letters: root.rows[index] ?? []
            anchors.horizontalCenter: parent?.horizontalCenter
            LayoutMirroring.enabled: false
            LayoutMirroring.childrenInherit: true
            spacing: root.gap
            Repeater {
                model: line.letters.length
                BigButton {
                    required property int index
                    width: root.key
                    height: root.row
                    colour: root.colour
                    fontSize: Math.min(root.row, root.key) * 0.5
                    text: line.letters[index] ?? ""
                    onPressed: root.typed(text)
                }
            }
        }
    }
    Row {
        id: foot
        width: parent.width
        height: root.row
        spacing: root.gap
        readonly property real part: (width - root.further.length * root.key - (3 + root.further.length) * spacing) / 8
        BigButton { width: foot.part * 2; height: parent.height; colour: root.colour; fontSize: root.unit * 0.24; text: root.otherText; onPressed: root.turned() }
        Repeater {
            model: root.further.length
            BigButton {
                required property int index
                width: root.key
                height: root.row
                colour: root.colour
                fontSize: Math.min(root.row, root.key) * 0.5
                text: root.further[index] ?? ""
                onPressed: root.typed(text)
            }
        }
        BigButton { width: foot.part * 2.5; height: parent.height; colour: root.colour; fontSize: root.unit * 0.26; text: root.spaceText; onPressed: root.typed(" ") }
        BigButton { width: foot.part * 1.5; height: parent.height; colour: root.colour; icon: "erase"; fontSize: root.unit * 0.34; text: ""; name: root.eraseText; onPressed: root.erased() }
        BigButton { width: foot.part * 2; height: parent.height; filled: true; colour: root.colour; fontSize: root.unit * 0.28; text: root.doneText; onPressed: root.done() }
    }
}
