pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme
import Istiqbal.KioskModel
import Istiqbal.Rating

// How was your visit: the faces, the ticket, what made it so, a comment, thanks.
Item {
    id: root
    required property KioskModel model
    required property RatingErrand errand
    required property real unit
    required property real target
    required property bool portrait
    // What lies above is not to be touched.
    required property real reach
    readonly property color tone: model.colours.colour ?? Theme.green
    readonly property real gap: unit * 0.3

    Item {
        anchors.fill: parent
        visible: root.errand.step === "score"
        Prompt {
            id: how
            anchors { left: parent.left; right: parent.right; bottom: faces.top; bottomMargin: root.unit * 0.6 }
            unit: root.unit
            colour: root.tone
            text: root.errand.words.ask_score ?? ""
            hint: (root.errand.busy ? root.errand.words.busy : root.errand.words.score_hint) ?? ""
            problem: root.errand.problem
        }
        Faces {
            id: faces
            readonly property real below: parent.height * (root.portrait ? 0.2 : 0.05)
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom; bottomMargin: below }
            height: Math.min(root.unit * 3, parent.height * 0.5, parent.height - below - root.reach)
            unit: root.unit
            colour: root.tone
            faces: root.errand.faces
            chosen: root.errand.score
            onTouched: score => root.errand.touch(score)
        }
    }
    RatingTicket {
        anchors.fill: parent
        visible: root.errand.step === "ticket"
        errand: root.errand
        unit: root.unit
        target: root.target
        portrait: root.portrait
        reach: root.reach
        colour: root.tone
    }
    RatingReasons {
        anchors.fill: parent
        visible: root.errand.step === "reasons"
        errand: root.errand
        unit: root.unit
        target: root.target
        portrait: root.portrait
        reach: root.reach
        colour: root.tone
    }
    RatingComment {
        anchors.fill: parent
        visible: root.errand.step === "comment"
        errand: root.errand
        unit: root.unit
        target: root.target
        portrait: root.portrait
        reach: root.reach
        colour: root.tone
    }
    Column {
        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: root.portrait ? parent.height * 0.2 : 0 }
        visible: root.errand.step === "thanks"
        width: Math.min(parent.width, root.unit * (root.portrait ? 9 : 14))
        spacing: root.gap
        Icon { anchors.horizontalCenter: parent.horizontalCenter; name: "check"; colour: root.tone; size: root.unit * (root.portrait ? 1.6 : 1.1) }
        Words {
            width: parent.width
            text: root.errand.words.thanks ?? ""
            color: root.tone
            font { pixelSize: Math.max(1, root.unit * 0.8); weight: Font.Bold }
        }
        Words { width: parent.width; text: root.errand.thanks; font.pixelSize: Math.max(1, root.unit * 0.42) }
        Item { width: 1; height: root.gap }
        BigButton {
            anchors.horizontalCenter: parent.horizontalCenter
            width: root.unit * 4
            height: root.target
            filled: true
            colour: root.tone
            icon: "check"
            fontSize: root.unit * 0.42
            text: root.errand.words.done ?? ""
            onPressed: root.errand.finish()
        }
    }
}
