pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme
import Istiqbal.KioskModel

// The ticket that was issued, and what to do now; with its QR code when no paper came.
Grid {
    id: root
    required property KioskModel model
    required property real unit
    required property bool portrait
    readonly property bool failed: model.paper === "failed"
    readonly property color tone: model.colours.colour ?? Theme.green
    readonly property real pad: measure * 0.35
    // All of it is to be seen whole, also on a low screen and in large letters.
    readonly property real further: (model.told === "" ? 0 : 1) + (model.pause === "" ? 0 : 1)
    readonly property real measure: Math.max(1, portrait ? Math.min(unit, height / (12.4 + further)) : Math.min(unit, height / (7.2 + further * 0.5), width / 13))
    readonly property real small: Math.max(1, portrait ? measure : Math.min(unit, height / 8, width / 13))
    readonly property real half: portrait ? width : (width - pad) / 2

    columns: portrait ? 1 : 2
    spacing: pad

    component Fact: Row {
        id: fact
        required property string icon
        required property string text
        visible: text !== ""
        spacing: root.small * 0.18
        Icon { anchors.verticalCenter: parent.verticalCenter; name: fact.icon; colour: root.tone; size: root.small * 0.42 }
        Words { anchors.verticalCenter: parent.verticalCenter; wrapMode: Text.NoWrap; text: fact.text; font.pixelSize: root.small * 0.34 }
    }
    component Advice: Item {
        id: advice
        required property string icon
        required property string text
        property color ink: Theme.text
        implicitHeight: Math.max(sign.height, line.implicitHeight)
        Icon { id: sign; anchors { left: parent.left; leftMargin: root.pad; verticalCenter: parent.verticalCenter } name: advice.icon; colour: advice.ink; size: root.measure * 0.66 }
        Words {
            id: line
            anchors { left: sign.right; right: parent.right; leftMargin: root.measure * 0.28; rightMargin: root.pad; verticalCenter: parent.verticalCenter }
            horizontalAlignment: Text.AlignLeft
            text: advice.text
            color: advice.ink
            font { pixelSize: root.measure * 0.38; weight: Font.DemiBold }
        }
    }

    Rectangle {
        width: root.half
        height: root.portrait ? slip.implicitHeight + root.small * 0.8 : root.height
        radius: root.small * 0.3
        color: Theme.card
        border { width: 2; color: Theme.line }

        Column {
            id: slip
            anchors.centerIn: parent
            width: parent.width - root.small * 0.7
            spacing: root.small * 0.12
            Words { width: parent.width; text: root.model.words.your_turn ?? ""; color: Theme.quiet; font.pixelSize: root.small * 0.46 }
            Row {
                width: parent.width
                spacing: root.pad
                Words {
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - (code.visible ? code.width + root.pad : 0)
                    wrapMode: Text.NoWrap
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Math.max(1, root.small * 0.8)
                    text: root.model.ticket.code ?? ""
                    color: root.tone
                    lineHeight: 0.84
                    font { pixelSize: Math.max(1, root.small * (root.failed ? 2.2 : 2.8)); weight: Font.Bold }
                }
                Image {
                    id: code
                    anchors.verticalCenter: parent.verticalCenter
                    visible: root.failed
                    width: root.small * 3; height: width
                    source: root.model.qr
                    smooth: false
                    Accessible.role: Accessible.Graphic
                    Accessible.name: "QR " + (root.model.ticket.code ?? "")
                }
            }
            Words { width: parent.width; text: root.model.ticket.service ?? ""; font { pixelSize: root.small * (text.length > 40 ? 0.32 : 0.44); weight: Font.DemiBold } }
            Rectangle { width: parent.width; height: 2; color: Theme.line }
            Grid {
                anchors.horizontalCenter: parent.horizontalCenter
                columns: ahead.implicitWidth + wait.implicitWidth + columnSpacing > parent.width ? 1 : 2
                columnSpacing: root.small * 0.7
                rowSpacing: root.small * 0.1
                Fact { id: ahead; icon: "people"; text: root.model.ticket.ahead ?? "" }
                Fact { id: wait; icon: "clock"; text: root.model.ticket.wait ?? "" }
            }
        }
    }
    Item {
        width: root.half
        height: root.portrait ? told.height : root.height
        Column {
            id: told
            width: parent.width
            y: (parent.height - height) / 2
            spacing: root.measure * 0.5
            Rectangle {
                width: parent.width
                height: paper.implicitHeight + root.measure * 0.8
                radius: root.measure * 0.24
                color: root.failed ? Theme.alarmSoft : root.model.colours.soft
                Advice {
                    id: paper
                    anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
                    icon: root.failed ? "alarm" : root.model.paper === "taken" ? "check" : "printer"
                    ink: root.failed ? Theme.alarm : root.tone
                    text: (root.failed ? root.model.words.no_paper : root.model.paper === "taken" ? root.model.words.take_ticket : root.model.words.printing) ?? ""
                }
            }
            Advice { width: parent.width; icon: "seat"; text: root.model.words.next_step ?? "" }
            Banner { width: parent.width; unit: root.measure; colours: root.model.colours; text: root.model.told }
            Banner { width: parent.width; unit: root.measure; colours: root.model.colours; text: root.model.pause }
        }
    }
}
