pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme
import Istiqbal.KioskModel

// What the home page and that of the services ask, and what everybody should know now.
Column {
    id: root
    required property KioskModel model
    required property real unit
    required property bool portrait
    readonly property bool home: model.page === "home"
    readonly property color tone: model.colours.colour ?? Theme.green

    Words {
        width: parent.width
        Accessible.role: Accessible.Heading
        visible: text !== ""
        text: (root.home ? root.model.words.welcome : root.model.section.title) ?? ""
        color: root.tone
        font { pixelSize: root.unit * (root.portrait ? 0.78 : 0.5); weight: Font.Bold }
    }
    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: hand.visible ? root.unit * 0.18 : 0
        Beckoning {
            id: hand
            anchors.verticalCenter: parent.verticalCenter
            visible: root.home
            calls: root.model.idle && root.model.slide > 0
            colour: root.tone
            size: root.unit * (root.portrait ? 0.66 : 0.5)
        }
        Words {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, root.width - (hand.visible ? hand.width + parent.spacing : 0))
            text: (root.home ? root.model.words.choose_section : root.model.words.choose_service) ?? ""
            font { pixelSize: root.unit * (root.portrait ? 0.5 : 0.38); weight: Font.Medium }
        }
    }
    Item { width: 1; height: root.model.pause === "" ? 0 : root.unit * 0.16 }
    Banner { width: parent.width; unit: root.unit; colours: root.model.colours; text: root.model.pause }
    Words {
        width: parent.width
        visible: text !== ""
        text: root.model.notice
        color: Theme.alarm
        font { pixelSize: root.unit * 0.32; weight: Font.DemiBold }
    }
}
