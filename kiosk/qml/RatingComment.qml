pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme
import Istiqbal.Rating

// A comment in one's own words.
Item {
    id: root
    required property RatingErrand errand
    required property real unit
    required property bool portrait
    required property real target
    required property real reach
    required property color colour
    readonly property real gap: unit * 0.16
    // Where the letters need all the height, the hint stands where the comment will.
    readonly property bool scarce: !portrait && reach === 0

    Words {
        id: hint
        anchors { left: parent.left; right: parent.right; top: parent.top }
        visible: !root.scarce
        text: root.errand.words.comment_hint ?? ""
        color: Theme.quiet
        font.pixelSize: Math.max(1, root.unit * 0.32)
    }
    Rectangle {
        id: field
        anchors { left: parent.left; right: parent.right; top: root.scarce ? parent.top : hint.bottom; bottom: board.top; topMargin: root.scarce ? 0 : root.gap; bottomMargin: root.gap }
        radius: root.unit * 0.2
        color: Theme.card
        border { width: 3; color: root.errand.full ? Theme.alarm : root.colour }
        clip: true
        Accessible.role: Accessible.StaticText
        Accessible.name: root.errand.comment || (root.errand.words.comment ?? "")
        Words {
            anchors { fill: parent; leftMargin: root.unit * 0.2; rightMargin: root.unit * 0.2 }
            visible: root.scarce && root.errand.comment === ""
            horizontalAlignment: Text.AlignLeft
            fontSizeMode: Text.Fit
            minimumPixelSize: Math.max(1, root.unit * 0.2)
            text: hint.text
            color: Theme.quiet
            font.pixelSize: Math.max(1, root.unit * 0.32)
        }
        // The end is what is being written: it stays in sight.
        Text {
            anchors { left: parent.left; right: parent.right; margins: root.unit * 0.2 }
            readonly property real edge: Math.min(root.unit * 0.16, (field.height - implicitHeight) / 2)
            visible: !root.scarce || root.errand.comment !== ""
            y: Math.min(edge, parent.height - height - Math.max(0, edge))
            // Before the first letter the cursor stands where the page's own lines begin.
            horizontalAlignment: root.errand.comment === "" ? Text.AlignLeft : undefined
            wrapMode: Text.Wrap
            textFormat: Text.PlainText
            text: root.errand.comment + "|"
            color: Theme.text
            font.pixelSize: Math.max(1, Math.min(root.unit * 0.4, field.height * 0.5))
        }
    }
    Keyboard {
        id: board
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: Math.min(root.target * (rows.length + 1) + gap * rows.length, parent.height - (root.scarce ? gap + root.unit * 0.66 : Math.max(root.reach, hint.height + root.unit)))
        unit: root.unit
        colour: root.colour
        rows: root.errand.letters
        further: root.errand.further
        eraseText: root.errand.words.erase ?? ""
        spaceText: root.errand.words.space ?? ""
        otherText: root.errand.words.other_keys ?? ""
        doneText: root.errand.words.comment_done ?? ""
        onTyped: key => root.errand.press(key)
        onErased: root.errand.erase()
        onTurned: root.errand.turn_keys()
        onDone: root.errand.written()
    }
}
