pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme
import Istiqbal.KioskModel
import Istiqbal.LanguageSheet

// Every language in its own script; one touch chooses. On a portrait screen all of them lie within reach.
Item {
    id: root
    required property KioskModel model
    required property real unit
    required property real target
    required property bool portrait
    // What lies above is not to be touched.
    required property real reach
    readonly property LanguageSheet sheet: model.sheet as LanguageSheet
    readonly property color tone: model.colours.colour ?? Theme.green
    readonly property int columns: portrait ? 2 : 4
    readonly property int rows: Math.ceil(sheet.languages.length / columns)
    readonly property real gap: unit * 0.3
    readonly property real room: height - Math.max(reach, unit * 1.6)
    readonly property real cell: Math.max(target, Math.min(unit * (portrait ? 1.65 : 2), (room - (rows - 1) * gap) / rows))

    Item {
        anchors { top: parent.top; bottom: grid.top; left: parent.left; right: parent.right }
        Column {
            anchors.centerIn: parent
            width: parent.width
            spacing: root.unit * 0.15
            Icon { anchors.horizontalCenter: parent.horizontalCenter; visible: grid.y > root.unit * 2.4; name: "globe"; colour: root.tone; size: root.unit * (root.portrait ? 1.2 : 0.9) }
            Words {
                width: parent.width
                text: root.model.words.choose_language ?? ""
                color: root.tone
                font { pixelSize: root.unit * (root.portrait ? 0.66 : 0.5); weight: Font.Bold }
            }
        }
    }
    Grid {
        id: grid
        y: Math.max(root.height - root.room, Math.min(root.height - height, root.height * (root.portrait ? 1 : 0.36)))
        width: root.width
        columns: root.columns
        spacing: root.gap
        Repeater {
            model: root.sheet.languages.length
            BigButton {
                required property int index
                readonly property var language: root.sheet.languages[index] ?? {}
                width: (root.width - (root.columns - 1) * root.gap) / root.columns
                height: root.cell
                fontSize: root.unit * (root.portrait ? 0.5 : 0.36)
                colour: root.tone
                filled: language.current ?? false
                icon: filled ? "check" : ""
                text: language.name ?? ""
                onPressed: root.sheet.choose(language.code)
            }
        }
    }
}
