pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme
import Istiqbal.KioskModel

// The ticket that was issued; with its QR code while paper is to be had from nowhere.
Column {
    id: root
    required property KioskModel model
    required property real unit
    spacing: unit * 0.3

    component Line: Text {
        width: root.width
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        color: Theme.text
        Accessible.role: Accessible.StaticText
        Accessible.name: text
        font.pixelSize: root.unit * 0.4
    }

    Line { text: root.model.words.your_turn; color: Theme.quiet; font.pixelSize: root.unit * 0.5 }
    Line { text: root.model.ticket.code ?? ""; color: root.model.colour; font { pixelSize: root.unit * 2; weight: Font.Bold } }
    Line { text: root.model.ticket.service ?? ""; font.weight: Font.DemiBold }
    Line { text: (root.model.ticket.ahead ?? "") + (root.model.ticket.wait ? "  ·  " + root.model.ticket.wait : "") }
    Image {
        anchors.horizontalCenter: parent.horizontalCenter
        visible: root.model.printFailed
        width: root.unit * 3; height: width
        source: root.model.qr
        smooth: false
    }
    Rectangle {
        width: root.width
        height: note.implicitHeight + root.unit * 0.5
        radius: root.unit * 0.2
        color: root.model.printFailed ? Theme.alarmSoft : Theme.card
        Line {
            id: note
            anchors.verticalCenter: parent.verticalCenter
            leftPadding: root.unit * 0.3; rightPadding: leftPadding
            text: root.model.printFailed ? root.model.words.no_paper : root.model.words.take_ticket
            color: root.model.printFailed ? Theme.alarm : Theme.text
            font.weight: Font.DemiBold
        }
    }
}
