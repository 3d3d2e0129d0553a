pragma ComponentBehavior: Bound
import Istiqbal.Steps

// Help, to be asked for; or what was asked for, to be taken away again.
BigButton {
    id: root
    required property StepsModel steps
    readonly property bool chosen: steps.help.name !== undefined

    filled: chosen
    icon: chosen ? "clear" : "help"
    text: (chosen ? steps.help.title : steps.words.help_ask) ?? ""
    name: (chosen ? steps.help.drop : steps.words.help_ask) ?? ""
    onPressed: chosen ? steps.drop_help() : steps.ask_help()
}
