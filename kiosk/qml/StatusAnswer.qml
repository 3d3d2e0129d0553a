pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme

// The public label, since when, and the next step: all that an applicant sees.
Item {
    id: root
    required property var answer
    required property var words
    required property color colour
    required property real unit
    required property real target
    required property bool portrait
    readonly property real small: Math.max(1, Math.min(unit, (height - target) / 6.4))
    signal done

    component Fact: Column {
        id: fact
        required property string head
        required property string text
        width: parent?.width ?? 0
        visible: text !== ""
        spacing: root.small * 0.02
        Words { width: parent.width; text: fact.head; color: Theme.quiet; font.pixelSize: Math.max(1, root.small * 0.3) }
        Words { width: parent.width; text: fact.text; font { pixelSize: Math.max(1, root.small * 0.4); weight: Font.DemiBold } }
    }

    Rectangle {
        anchors { left: parent.left; right: parent.right; top: parent.top; bottom: done.top; bottomMargin: root.unit * 0.36 }
        radius: root.unit * 0.26
        color: Theme.card
        border { width: 2; color: Theme.line }
        Column {
            anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: root.unit * 0.5 }
            spacing: root.small * 0.26
            Icon { anchors.horizontalCenter: parent.horizontalCenter; visible: root.portrait; name: root.answer.settled ? "check" : "clock"; colour: root.colour; size: root.small * 1.3 }
            Words {
                width: parent.width
                text: root.answer.label ?? ""
                color: root.colour
                font { pixelSize: Math.max(1, root.small * 0.7); weight: Font.Bold }
            }
            Fact { head: root.words.since ?? ""; text: [root.answer.hijri, root.answer.gregorian].filter(Boolean).join("   |   ") }
            Fact { head: root.words.next ?? ""; text: root.answer.next ?? "" }
            Fact { head: root.words.number ?? ""; text: root.answer.reference ? "\u2066" + root.answer.reference + "\u2069" : "" }
        }
    }
    BigButton {
        id: done
        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom }
        width: Math.min(parent.width, root.unit * 6)
        height: root.target
        filled: true
        colour: root.colour
        icon: "check"
        fontSize: root.unit * 0.42
        text: root.words.done ?? ""
        onPressed: root.done()
    }
}
