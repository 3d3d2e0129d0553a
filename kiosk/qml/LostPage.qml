import QtQuick
import Istiqbal.Theme
import Istiqbal.KioskModel

// While the centre cannot be reached; what a technician needs stands small below.
Item {
    id: root
    required property KioskModel model
    required property real unit
    required property bool keeping
    // All of it is to be seen whole, also on a low screen and in large letters.
    readonly property real measure: Math.max(1, Math.min(unit, height / 6.6))

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width, root.unit * 9)
        spacing: root.measure * 0.3
        Icon { anchors.horizontalCenter: parent.horizontalCenter; name: root.keeping ? "clock" : "link"; colour: root.model.colours.colour ?? Theme.green; size: root.measure * 1.6 }
        Words {
            width: parent.width
            text: (root.keeping ? root.model.words.keeping_title : root.model.words.away_title) ?? ""
            color: root.model.colours.colour ?? Theme.green
            font { pixelSize: root.measure * 0.8; weight: Font.Bold }
        }
        Words { width: parent.width; text: (root.keeping ? root.model.words.keeping_text : root.model.words.away_text) ?? ""; font.pixelSize: root.measure * 0.42 }
        Words { width: parent.width; visible: text !== ""; text: root.model.trouble; color: Theme.quiet; font.pixelSize: root.measure * 0.24 }
    }
}
