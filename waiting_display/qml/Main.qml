pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme
import Istiqbal.DisplayModel

// A hall's screen: the call, the last five, who waits and the day. It is read from ten metres; nothing is touched.
Window {
    id: root
    required property DisplayModel model
    readonly property real unit: Math.min(width / 19.2, height / 10.8)
    readonly property string code: model.call.code ?? ""

    width: 1920; height: 1080
    color: Theme.ground
    title: model.section

    component Words: Text {
        horizontalAlignment: Text.AlignHCenter
        fontSizeMode: Text.HorizontalFit
        color: Theme.text
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }

    Item {
        anchors.fill: parent
        LayoutMirroring.enabled: root.model.rtl
        LayoutMirroring.childrenInherit: true

        Rectangle {
            id: head
            width: parent.width
            height: root.unit * 1.5
            color: root.model.colour
            Words {
                anchors { left: parent.left; leftMargin: root.unit * 0.6; verticalCenter: parent.verticalCenter }
                text: root.model.section
                color: "white"
                font { pixelSize: root.unit * 0.7; weight: Font.Bold }
            }
            Words {
                anchors { right: parent.right; rightMargin: root.unit * 0.6; verticalCenter: parent.verticalCenter }
                text: root.model.title
                color: "white"
                font { pixelSize: root.unit * 0.42; weight: Font.Medium }
            }
        }

        Rectangle {
            id: panel
            anchors { top: head.bottom; bottom: foot.top; left: parent.left; margins: root.unit * 0.5 }
            width: parent.width * 0.6
            radius: root.unit * 0.3
            color: root.code !== "" ? root.model.colour : Theme.card

            Column {
                visible: root.code !== ""
                anchors.centerIn: parent
                width: parent.width - root.unit
                Words { width: parent.width; text: root.model.words.now; color: "white"; font.pixelSize: root.unit * 0.7 }
                Words { width: parent.width; text: root.code; color: "white"; font { pixelSize: root.unit * 2.6; weight: Font.Bold } }
                Words { width: parent.width; text: root.model.call.desk ?? ""; color: "white"; font { pixelSize: root.unit * 0.95; weight: Font.Bold } }
            }
            Column {
                visible: root.code === ""
                anchors.centerIn: parent
                width: parent.width - root.unit
                spacing: root.unit * 0.3
                Words { width: parent.width; text: root.model.words.welcome; color: root.model.colour; font { pixelSize: root.unit * 1.3; weight: Font.Bold } }
                Words { width: parent.width; text: root.model.words.welcome_text; color: Theme.quiet; font.pixelSize: root.unit * 0.55 }
            }
            Rectangle {
                id: flash
                anchors.fill: parent
                radius: parent.radius
                color: "white"
                opacity: 0
            }
            // Below three flashes a second (WCAG 2.3.1).
            SequentialAnimation {
                id: flashing
                loops: 3
                NumberAnimation { target: flash; property: "opacity"; from: 0; to: 0.75; duration: 250 }
                NumberAnimation { target: flash; property: "opacity"; from: 0.75; to: 0; duration: 350 }
            }
            Connections {
                target: root.model
                function onAnnounced() { flashing.restart() }
            }
        }

        Rectangle {
            anchors { top: head.bottom; bottom: foot.top; left: panel.right; right: parent.right; margins: root.unit * 0.5 }
            radius: root.unit * 0.3
            color: Theme.card
            border { width: 2; color: Theme.line }

            Item {
                id: titles
                anchors { top: parent.top; left: parent.left; right: parent.right; margins: root.unit * 0.5; topMargin: root.unit * 0.3 }
                height: root.unit * 0.8
                Words { anchors { left: parent.left; verticalCenter: parent.verticalCenter } text: root.model.words.column_ticket; color: Theme.quiet; font.pixelSize: root.unit * 0.42 }
                Words { anchors { right: parent.right; verticalCenter: parent.verticalCenter } text: root.model.words.column_desk; color: Theme.quiet; font.pixelSize: root.unit * 0.42 }
            }
            Column {
                anchors { top: titles.bottom; bottom: parent.bottom; left: parent.left; right: parent.right; leftMargin: root.unit * 0.5; rightMargin: root.unit * 0.5; bottomMargin: root.unit * 0.2 }
                Repeater {
                    model: root.model.recent
                    Item {
                        id: row
                        required property var modelData
                        width: parent?.width ?? 0
                        height: (parent?.height ?? 0) / 5
                        Rectangle { width: parent.width; height: 2; color: Theme.line }
                        Words { anchors { left: parent.left; verticalCenter: parent.verticalCenter } text: row.modelData.code; font { pixelSize: root.unit * 0.85; weight: Font.Bold } }
                        Words { anchors { right: parent.right; verticalCenter: parent.verticalCenter } text: row.modelData.number; color: root.model.colour; font { pixelSize: root.unit * 0.85; weight: Font.Bold } }
                    }
                }
            }
        }

        Rectangle {
            id: foot
            anchors { bottom: parent.bottom; left: parent.left; right: parent.right }
            height: root.unit * 1.3
            color: root.model.away ? Theme.alarmSoft : Theme.card
            Words {
                anchors { left: parent.left; leftMargin: root.unit * 0.6; verticalCenter: parent.verticalCenter }
                text: root.model.away ? root.model.words.away : root.model.waiting
                color: root.model.away ? Theme.alarm : root.model.colour
                font { pixelSize: root.unit * 0.46; weight: Font.Bold }
            }
            Row {
                anchors { right: parent.right; rightMargin: root.unit * 0.6; verticalCenter: parent.verticalCenter }
                spacing: root.unit * 0.5
                visible: !root.model.away
                Words { anchors.verticalCenter: parent.verticalCenter; text: root.model.dates; color: Theme.quiet; font.pixelSize: root.unit * 0.36 }
                Words { anchors.verticalCenter: parent.verticalCenter; text: root.model.time; font { pixelSize: root.unit * 0.6; weight: Font.Bold } }
            }
        }
    }
}
