pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.KioskModel
import Istiqbal.Steps
import Istiqbal.Entry

// Who the visitor is, where the service needs it.
NumberEntry {
    id: root
    required property KioskModel model
    required property StepsModel steps

    entry: steps.entry as EntryModel
    colours: model.colours
    title: steps.words.identity_title ?? ""
    hint: steps.words.identity_hint ?? ""
    busy: steps.busy
    choices: 2

    BigButton {
        width: root.share
        height: root.target
        fontSize: root.unit * 0.42
        filled: enabled
        enabled: root.entry.ready && !root.busy
        opacity: enabled || root.busy ? 1 : 0.45
        colour: root.tone
        icon: "check"
        text: (root.busy ? root.steps.words.issuing : root.steps.words.identity_proceed) ?? ""
        onPressed: root.steps.proceed()
    }
    BigButton {
        width: root.share
        height: root.target
        fontSize: root.unit * 0.34
        enabled: !root.busy
        colour: root.tone
        text: root.steps.words.identity_without ?? ""
        onPressed: root.steps.without()
    }
}
