pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme
import Istiqbal.KioskModel

// The ticket that was issued; with its QR code when no paper came.
Item {
    id: root
    required property KioskModel model
    required property real unit
    required property bool portrait
    readonly property bool failed: model.paper === "failed"
    readonly property color tone: model.colours.colour ?? Theme.green
    readonly property real pad: unit * 0.35

    component Fact: Row {
        id: fact
        required property string icon
        required property string text
        property real limit
        visible: text !== ""
        spacing: root.unit * 0.18
        Icon { anchors.verticalCenter: parent.verticalCenter; name: fact.icon; colour: root.tone; size: root.unit * 0.42 }
        Words {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, fact.limit - root.unit * 0.6)
            horizontalAlignment: Text.AlignLeft
            text: fact.text
            font.pixelSize: root.unit * 0.34
        }
    }

    Rectangle {
        id: slip
        width: root.portrait ? root.width : root.width * 0.5 - root.pad / 2
        height: root.portrait ? number.implicitHeight + root.unit * (root.failed ? 0.5 : 0.9) : root.height
        anchors.left: parent.left
        anchors.top: parent.top
        radius: root.unit * 0.3
        color: Theme.card
        border { width: 2; color: Theme.line }

        Column {
            id: number
            anchors.centerIn: parent
            width: parent.width - root.unit * 0.6
            spacing: root.unit * (root.portrait && !root.failed ? 0.2 : 0.06)
            Words { width: parent.width; text: root.model.words.your_turn ?? ""; color: Theme.quiet; font.pixelSize: root.unit * 0.44 }
            Words {
                width: parent.width
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                text: root.model.ticket.code ?? ""
                color: root.tone
                lineHeight: 0.86
                font { pixelSize: root.unit * (root.portrait && !root.failed ? 3.2 : 2.1); weight: Font.Bold }
            }
            Words { width: parent.width; maximumLineCount: 2; elide: Text.ElideRight; text: root.model.ticket.service ?? ""; font { pixelSize: root.unit * 0.42; weight: Font.DemiBold } }
            Rectangle { anchors.horizontalCenter: parent.horizontalCenter; width: parent.width * 0.9; height: 2; color: Theme.line }
            Item { width: 1; height: root.unit * 0.04 }
            Grid {
                id: facts
                anchors.horizontalCenter: parent.horizontalCenter
                columns: root.portrait ? 2 : 1
                columnSpacing: root.unit * 0.8
                rowSpacing: root.unit * 0.1
                Fact { limit: number.width; icon: "people"; text: root.model.ticket.ahead ?? "" }
                Fact { limit: number.width; icon: "clock"; text: root.model.ticket.wait ?? "" }
            }
        }
    }
    Item {
        id: advice
        anchors.right: parent.right
        anchors.top: root.portrait ? slip.bottom : parent.top
        anchors.topMargin: root.portrait ? root.pad : 0
        width: root.portrait ? root.width : root.width * 0.5 - root.pad / 2
        height: root.portrait ? root.height - slip.height - root.pad : root.height

        Column {
            id: told
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: root.portrait ? undefined : parent.verticalCenter
            anchors.top: root.portrait ? parent.top : undefined
            spacing: root.portrait && !root.failed ? root.unit * 0.6 : root.pad
            Rectangle {
                id: paper
                width: parent.width
                height: Math.max(root.unit * (root.failed ? 1.2 : 1.5), note.implicitHeight + root.unit * 0.4)
                radius: root.unit * 0.24
                color: root.failed ? Theme.alarmSoft : root.model.colours.soft
                Icon {
                    id: mark
                    anchors { left: parent.left; leftMargin: root.pad; verticalCenter: parent.verticalCenter }
                    name: root.failed ? "alarm" : root.model.paper === "taken" ? "check" : "printer"
                    colour: root.failed ? Theme.alarm : root.tone
                    size: root.unit * 0.62
                }
                Words {
                    id: note
                    anchors { left: mark.right; right: parent.right; leftMargin: root.unit * 0.25; rightMargin: root.pad; verticalCenter: parent.verticalCenter }
                    horizontalAlignment: Text.AlignLeft
                    text: (root.failed ? root.model.words.no_paper : root.model.paper === "taken" ? root.model.words.take_ticket : root.model.words.printing) ?? ""
                    color: root.failed ? Theme.alarm : root.tone
                    font { pixelSize: root.unit * 0.36; weight: Font.DemiBold }
                }
            }
            Image {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: root.failed
                width: Math.min(root.unit * 2.9, advice.height - paper.height - step.height - 2 * root.pad); height: width
                source: root.model.qr
                smooth: false
                Accessible.role: Accessible.Graphic
                Accessible.name: "QR " + (root.model.ticket.code ?? "")
            }
            Item {
                id: step
                width: parent.width
                height: Math.max(seat.height, next.implicitHeight)
                Icon { id: seat; anchors { left: parent.left; leftMargin: root.pad; verticalCenter: parent.verticalCenter } name: "seat"; colour: Theme.quiet; size: root.unit * 0.62 }
                Words {
                    id: next
                    anchors { left: seat.right; right: parent.right; leftMargin: root.unit * 0.25; rightMargin: root.pad; verticalCenter: parent.verticalCenter }
                    horizontalAlignment: Text.AlignLeft
                    text: root.model.words.next_step ?? ""
                    font.pixelSize: root.unit * 0.36
                }
            }
        }
    }
}
