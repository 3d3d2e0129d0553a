pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme
import Istiqbal.KioskModel

// While no ticket is given: when it opens again, by day, both dates and hour.
Item {
    id: root
    required property KioskModel model
    required property real unit
    readonly property color tone: model.colours.colour ?? Theme.green
    // Two sections that open at different times are to be seen whole on a low screen.
    readonly property real small: Math.max(1, Math.min(unit, height / (4.4 + 3.3 * Math.max(1, model.closed.length))))

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width, root.unit * 9.6)
        spacing: root.small * 0.32
        Icon { anchors.horizontalCenter: parent.horizontalCenter; name: "clock"; colour: root.tone; size: root.small * 1.5 }
        Words {
            width: parent.width
            text: root.model.words.closed_title ?? ""
            color: root.tone
            font { pixelSize: root.small * 0.74; weight: Font.Bold }
        }
        Repeater {
            model: root.model.closed.length
            Rectangle {
                id: card
                required property int index
                readonly property var row: root.model.closed[index] ?? {}
                width: parent?.width ?? 0
                height: facts.implicitHeight + root.small * 0.5
                radius: root.small * 0.26
                color: Theme.card
                border { width: 2; color: Theme.line }
                Column {
                    id: facts
                    anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: root.small * 0.3 }
                    spacing: root.small * 0.06
                    Words {
                        width: parent.width
                        text: [card.row.sections, card.row.unknown ? "" : root.model.words.opens_again].filter(Boolean).join("  ·  ")
                        visible: text !== ""
                        color: Theme.quiet
                        font { pixelSize: root.small * 0.36; weight: Font.Medium }
                    }
                    Words {
                        width: parent.width
                        visible: text !== ""
                        text: card.row.unknown ?? ""
                        font { pixelSize: root.small * 0.42; weight: Font.DemiBold }
                    }
                    Words {
                        width: parent.width
                        visible: text !== ""
                        text: card.row.opens ?? ""
                        color: root.tone
                        font { pixelSize: root.small * 0.68; weight: Font.Bold }
                    }
                    Words {
                        width: parent.width
                        visible: text !== ""
                        text: [card.row.hijri, card.row.gregorian].filter(Boolean).join("   |   ")
                        wrapMode: Text.NoWrap
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Math.max(1, root.small * 0.2)
                        font { pixelSize: Math.max(1, root.small * 0.38); weight: Font.Medium }
                    }
                }
            }
        }
        Words { width: parent.width; text: root.model.words.closed_text ?? ""; font.pixelSize: root.small * 0.4 }
    }
}
