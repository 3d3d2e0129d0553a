pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme
import Istiqbal.KioskModel
import Istiqbal.CheckIn
import Istiqbal.Entry

// Who comes for an appointment: what is asked, and the answer.
Item {
    id: root
    required property KioskModel model
    required property CheckInModel errand
    required property real unit
    required property real target
    required property bool portrait
    required property real reach
    readonly property color tone: model.colours.colour ?? Theme.green
    readonly property EntryModel number: errand.entry as EntryModel
    readonly property bool told: errand.step === "told"

    NumberEntry {
        id: question
        anchors.fill: parent
        visible: !root.told
        entry: root.number
        unit: root.unit
        target: root.target
        portrait: root.portrait
        reach: root.reach
        colours: root.model.colours
        title: root.errand.words.title ?? ""
        hint: root.errand.trouble !== "" ? root.errand.trouble : root.errand.words.hint ?? ""
        alarming: root.errand.trouble !== ""
        busy: root.errand.step === "wait"
        choices: 1
        BigButton {
            width: question.share
            height: root.target
            fontSize: root.unit * 0.42
            filled: true
            enabled: root.number.ready && !question.busy
            opacity: enabled || question.busy ? 1 : 0.45
            colour: root.tone
            icon: "check"
            text: (question.busy ? root.errand.words.asking : root.errand.words.ask) ?? ""
            onPressed: root.errand.ask()
        }
    }
    Item {
        id: answer
        // All of it is to be seen whole, also on a low screen and in large letters.
        readonly property real small: Math.max(1, Math.min(root.unit, (height - root.target) / (root.portrait ? 5 : 5.6)))
        anchors.fill: parent
        visible: root.told
        Rectangle {
            id: card
            anchors { left: parent.left; right: parent.right; top: parent.top }
            height: Math.min(said.implicitHeight + answer.small * 0.8, act.y - answer.small * 0.3)
            radius: answer.small * 0.3
            color: root.errand.good ? root.model.colours.soft ?? Theme.card : Theme.card
            border { width: 2; color: root.errand.good ? root.tone : Theme.line }
            Column {
                id: said
                anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: answer.small * 0.5 }
                spacing: answer.small * 0.22
                Icon { anchors.horizontalCenter: parent.horizontalCenter; name: root.errand.good ? "check" : "clock"; colour: root.tone; size: answer.small * 1.1 }
                Words {
                    width: parent.width
                    text: root.errand.heading
                    color: root.tone
                    font { pixelSize: Math.max(1, answer.small * 0.6); weight: Font.Bold }
                }
                Words {
                    width: parent.width
                    text: root.errand.text
                    font { pixelSize: Math.max(1, answer.small * 0.44); weight: Font.Medium }
                }
            }
        }
        BigButton {
            id: act
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            height: root.target
            fontSize: root.unit * 0.44
            filled: true
            colour: root.tone
            icon: "check"
            text: (root.errand.mayTake ? root.errand.words.take : root.errand.words.done) ?? ""
            onPressed: root.errand.mayTake ? root.errand.take() : root.errand.done()
        }
    }
}
