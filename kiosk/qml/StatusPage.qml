pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme
import Istiqbal.KioskModel
import Istiqbal.Status

// Where does my request stand: its number, the end of the mobile, then the answer alone.
Item {
    id: root
    required property KioskModel model
    required property StatusErrand errand
    required property real unit
    required property real target
    required property bool portrait
    // What lies above is not to be touched.
    required property real reach
    readonly property color tone: model.colours.colour ?? Theme.green
    readonly property bool answered: errand.step === "answer"
    readonly property bool asksDigits: errand.step === "digits"
    readonly property real gap: unit * 0.4
    readonly property bool stacked: portrait || reach > 0
    // What is read is to be seen whole, also on a low screen and in large letters.
    readonly property real small: Math.max(1, stacked ? unit : Math.min(unit, height / 6.2))
    readonly property real room: height - Math.max(reach, stacked ? told.height + gap : 0)

    Item {
        anchors.fill: parent
        visible: !root.answered

        Column {
            id: told
            anchors.left: parent.left
            width: root.stacked ? parent.width : (parent.width - root.gap) / 2
            y: root.stacked ? 0 : Math.max(0, (parent.height - height) / 2)
            spacing: root.small * 0.34
            Prompt {
                width: parent.width
                unit: root.small
                colour: root.tone
                text: (root.asksDigits ? root.errand.words.ask_digits : root.errand.words.ask_reference) ?? ""
                hint: (root.errand.busy ? root.errand.words.busy : root.asksDigits ? root.errand.words.digits_hint : root.errand.words.reference_hint) ?? ""
                problem: root.errand.problem
            }
            Typed {
                anchors.horizontalCenter: parent.horizontalCenter
                width: root.asksDigits ? Math.min(parent.width, root.small * 4.4) : parent.width
                unit: root.small
                colour: root.tone
                text: root.errand.shown
                spoken: root.errand.typed
            }
        }
        // The place is mirrored, the digits in it are not.
        Item {
            anchors.right: parent.right
            width: root.stacked ? parent.width : (parent.width - root.gap) / 2
            height: root.stacked ? Math.min(root.room, root.unit * (pad.flat ? 2.6 : 5.4)) : Math.min(parent.height, root.unit * 5.6)
            y: root.stacked ? parent.height - height : (parent.height - height) / 2
            Keypad {
                id: pad
                anchors.fill: parent
                flat: root.stacked && !root.portrait
                unit: root.unit
                colour: root.tone
                keys: root.errand.keys
                ready: root.errand.ready
                eraseText: root.errand.words.erase ?? ""
                goText: (root.asksDigits ? root.errand.words.show : root.errand.words.go_on) ?? ""
                onTyped: key => root.errand.press(key)
                onErased: root.errand.erase()
                onWent: root.errand.proceed()
            }
        }
    }
    StatusAnswer {
        anchors.fill: parent
        visible: root.answered
        answer: root.errand.answer
        words: root.errand.words
        colour: root.tone
        unit: root.unit
        target: root.target
        portrait: root.portrait
        onDone: root.errand.finish()
    }
}
