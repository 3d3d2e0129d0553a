pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme
import Istiqbal.KioskModel

// The kiosk. Everything to touch lies in the lower part of a portrait screen, within reach from a wheelchair.
Window {
    id: root
    required property KioskModel model
    readonly property bool portrait: height > width
    // A target is never less than 20 mm high, on a screen that tells its true size.
    readonly property real unit: Math.max(Math.min(width / 10.8, height / 10.8), Screen.pixelDensity > 2 ? 20 * Math.min(Screen.pixelDensity, 6) : 0)
    readonly property string page: model.page

    width: 1080; height: 1920
    color: Theme.ground
    title: model.title

    component Words: Text {
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
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
            height: root.portrait ? root.height * 0.28 : root.height * 0.2
            color: root.model.colour
            Column {
                anchors.centerIn: parent
                width: parent.width - root.unit
                spacing: root.unit * 0.1
                Words { width: parent.width; text: root.model.authority; color: "white"; opacity: 0.85; font.pixelSize: root.unit * 0.36 }
                Words { width: parent.width; text: root.model.title; color: "white"; font { pixelSize: root.unit * 0.52; weight: Font.Bold } }
            }
        }

        Words {
            id: question
            anchors { top: head.bottom; topMargin: root.unit * (root.portrait ? 0.8 : 0.25); left: parent.left; right: parent.right; margins: root.unit * 0.5 }
            visible: root.page === "home" || root.page === "services"
            text: root.page === "home" ? root.model.words.welcome + "\n" + root.model.words.choose_section : root.model.words.choose_service
            font { pixelSize: root.unit * 0.52; weight: Font.DemiBold }
        }

        Item {
            id: content
            anchors { top: question.visible ? question.bottom : head.bottom; bottom: foot.top; left: parent.left; right: parent.right; margins: root.unit * (root.portrait ? 0.6 : 0.3) }

            Grid {
                visible: root.page === "home"
                anchors.fill: parent
                columns: root.portrait ? 1 : 2
                spacing: root.unit * 0.5
                layoutDirection: root.model.rtl ? Qt.RightToLeft : Qt.LeftToRight
                Repeater {
                    model: root.page === "home" ? root.model.sections : []
                    SectionCard {
                        required property var modelData
                        section: modelData
                        unit: root.unit
                        width: root.portrait ? content.width : (content.width - root.unit * 0.5) / 2
                        height: root.portrait ? Math.min(root.unit * 4, (content.height - root.unit * 0.5) / 2) : content.height
                        onChosen: root.model.choose_section(modelData.name)
                    }
                }
            }
            Grid {
                visible: root.page === "services"
                anchors.fill: parent
                columns: root.portrait ? 1 : 2
                spacing: root.unit * 0.35
                layoutDirection: root.model.rtl ? Qt.RightToLeft : Qt.LeftToRight
                Repeater {
                    model: root.page === "services" ? root.model.services : []
                    ServiceCard {
                        required property var modelData
                        service: modelData
                        colour: root.model.colour
                        unit: root.unit
                        enabled: !root.model.busy
                        width: root.portrait ? content.width : (content.width - root.unit * 0.35) / 2
                        height: Math.min(root.unit * 2.2, root.portrait ? (content.height - root.unit * 1.05) / 4 : (content.height - root.unit * 0.35) / 2)
                        onChosen: root.model.choose_service(modelData.name)
                    }
                }
            }
            TicketPage {
                visible: root.page === "ticket"
                anchors.centerIn: parent
                width: Math.min(parent.width, root.unit * 10)
                unit: root.portrait ? root.unit : Math.min(root.unit, root.model.printFailed ? parent.height / 10.6 : parent.height / 6)
                model: root.model
            }
            Column {
                visible: root.page === "away"
                anchors.centerIn: parent
                width: Math.min(parent.width, root.unit * 9)
                spacing: root.unit * 0.4
                Words { width: parent.width; text: root.model.words.away_title; font { pixelSize: root.unit * 0.8; weight: Font.Bold } color: Theme.green }
                Words { width: parent.width; text: root.model.words.away_text; font.pixelSize: root.unit * 0.42 }
            }
        }

        Item {
            id: foot
            anchors { bottom: parent.bottom; left: parent.left; right: parent.right; margins: root.unit * 0.4 }
            height: root.unit
            FlatButton {
                anchors { left: parent.left; verticalCenter: parent.verticalCenter }
                visible: root.model.canGoBack && root.page === "services" || root.page === "ticket"
                height: root.unit
                fontSize: root.unit * 0.4
                filled: root.page === "ticket"
                colour: root.model.colour
                text: root.page === "ticket" ? root.model.words.done : root.model.words.back
                onPressed: root.page === "ticket" ? root.model.home() : root.model.back()
            }
            FlatButton {
                anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                height: root.unit
                fontSize: root.unit * 0.4
                colour: root.model.colour
                text: root.model.words.other_language
                onPressed: root.model.switch_language()
            }
        }
    }
}
