pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme
import Istiqbal.KioskModel
import Istiqbal.AidsModel
import Istiqbal.Steps

// On every page at the same place: the way back, the language, and what helps to see, reach and understand.
Item {
    id: root
    required property KioskModel model
    required property AidsModel aids
    required property real unit
    required property real target
    required property bool portrait
    readonly property StepsModel steps: model.steps as StepsModel
    readonly property bool done: model.page === "ticket"
    readonly property bool returns: done || model.canGoBack && !["home", "keeping"].includes(model.page)
    // On the way to a ticket, or about an errand: whoever wants to begin anew need not go back step by step.
    readonly property bool begun: returns && !done && !["services", "closed", "language"].includes(model.page)
    readonly property color tone: model.colours.colour ?? Theme.green
    readonly property real gap: unit * 0.24

    implicitHeight: portrait ? 2 * target + gap : target

    BigButton {
        id: back
        anchors.left: parent.left
        visible: root.returns
        width: Math.min(implicitWidth, root.portrait ? root.width * (root.begun ? 0.34 : 0.48) : root.width * 0.19)
        height: root.target
        fontSize: root.unit * 0.4
        filled: root.done
        colour: root.tone
        icon: root.done ? "check" : "back"
        text: (root.done ? root.model.words.done : root.model.words.back) ?? ""
        description: (root.done ? root.aids.words.done_hint : root.aids.words.back_hint) ?? ""
        onPressed: root.done ? root.model.home() : root.model.back()
    }
    BigButton {
        id: home
        anchors { left: back.right; leftMargin: root.gap }
        visible: root.begun
        width: root.target * 1.3
        height: root.target
        fontSize: root.unit * 0.4
        iconSize: root.unit * 0.6
        colour: root.tone
        icon: "home"
        name: root.steps.words.home ?? ""
        text: ""
        onPressed: root.model.home()
    }
    LanguageButton {
        id: language
        anchors.right: parent.right
        visible: root.model.page !== "language"
        width: Math.min(implicitWidth, root.portrait ? root.width - taken : root.width * 0.15)
        readonly property real taken: (back.visible ? back.width + root.gap : 0) + (home.visible ? home.width + root.gap : 0)
        height: root.target
        model: root.model
        unit: root.unit
        // Beside no way back there is room to call to everyone in their own script.
        calls: root.portrait && !root.returns
        narrow: !root.portrait
        description: root.aids.words.language_hint ?? ""
    }
    AidsBar {
        anchors {
            left: root.portrait || !back.visible ? parent.left : home.visible ? home.right : back.right
            right: root.portrait ? parent.right : language.left
            leftMargin: root.portrait || !back.visible ? 0 : root.gap
            rightMargin: root.portrait ? 0 : root.gap
            bottom: parent.bottom
        }
        height: root.target
        aids: root.aids
        unit: root.unit
        colour: root.tone
    }
}
