pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme
import Istiqbal.KioskModel

// The kiosk. Everything to touch lies in the lower part of a portrait screen, within reach from a wheelchair.
Window {
    id: root
    required property KioskModel model
    readonly property bool portrait: height > width
    readonly property real unit: Math.min(width / 10.8, height / 10.8)
    // A target is never less than 20 mm high, on a screen that tells its true size.
    readonly property real target: Math.max(unit, Screen.pixelDensity > 2 ? 20 * Math.min(Screen.pixelDensity, 6) : 0)
    readonly property real edge: unit * 0.45
    readonly property string page: model.page
    readonly property bool asks: page === "home" || page === "services"
    readonly property bool lost: page === "away" || page === "keeping"

    width: 1080; height: 1920
    color: Theme.ground
    title: model.title

    // The second tap of a double tap must not press what came under the finger.
    onPageChanged: settle.restart()
    Timer { id: settle; interval: root.model.settle }
    Connections {
        target: root.model
        function onLanguage_changed() { settle.restart() }
    }

    component Leaf: Item {
        id: leaf
        required property bool current
        property real shift: 0
        anchors { fill: parent; topMargin: leaf.shift; bottomMargin: -leaf.shift }
        visible: current
        onCurrentChanged: if (current && root.model.slide > 0) arrive.restart()
        ParallelAnimation {
            id: arrive
            NumberAnimation { target: leaf; property: "opacity"; from: 0; to: 1; duration: root.model.slide; easing.type: Easing.OutCubic }
            NumberAnimation { target: leaf; property: "shift"; from: root.unit * 0.35; to: 0; duration: root.model.slide; easing.type: Easing.OutCubic }
        }
    }

    // An errand's page is made when its errand begins: `ErrandLeaf { current: root.page === "…"; page: Component { … } }`
    component ErrandLeaf: Leaf {
        id: errandLeaf
        required property Component page
        Loader { anchors.fill: parent; active: errandLeaf.current; sourceComponent: errandLeaf.page }
    }

    Item {
        anchors.fill: parent
        enabled: !settle.running
        LayoutMirroring.enabled: root.model.rtl
        LayoutMirroring.childrenInherit: true

        Head {
            id: head
            width: parent.width
            height: root.portrait ? root.unit * 5.1 : root.unit * 1.9
            model: root.model
            unit: root.unit
            portrait: root.portrait
        }
        Column {
            id: question
            anchors { top: head.bottom; topMargin: root.unit * (root.portrait ? 0.5 : 0.2); left: parent.left; right: parent.right; margins: root.edge }
            visible: root.asks
            Words {
                width: parent.width
                visible: text !== ""
                text: (root.page === "home" ? root.model.words.welcome : root.model.section.title) ?? ""
                color: root.model.colours.colour ?? Theme.green
                font { pixelSize: root.unit * (root.portrait ? 0.78 : 0.5); weight: Font.Bold }
            }
            Words {
                width: parent.width
                text: (root.page === "home" ? root.model.words.choose_section : root.model.words.choose_service) ?? ""
                font { pixelSize: root.unit * (root.portrait ? 0.5 : 0.38); weight: Font.Medium }
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
        Item {
            id: content
            anchors { bottom: errands.top; left: parent.left; right: parent.right; margins: root.edge; bottomMargin: errands.height > 0 ? root.edge * 0.6 : 0 }
            anchors.top: root.portrait ? parent.top : question.visible ? question.bottom : head.bottom
            anchors.topMargin: root.portrait ? (root.asks ? Math.max(root.height * 0.42, question.y + question.height + root.edge * 0.6) : head.height + root.edge) : root.edge * 0.7

            Leaf {
                current: root.page === "home"
                SectionsPage { anchors.fill: parent; model: root.model; unit: root.unit; portrait: root.portrait }
            }
            Leaf {
                current: root.page === "services"
                ServicesPage { anchors.fill: parent; model: root.model; unit: root.unit; target: root.target; portrait: root.portrait; visible: parent.visible }
            }
            Leaf {
                current: root.page === "ticket"
                TicketPage { anchors.fill: parent; model: root.model; unit: root.unit; portrait: root.portrait }
            }
            Leaf {
                current: root.page === "closed"
                ClosedPage { anchors.fill: parent; model: root.model; unit: root.unit }
            }
            Leaf {
                current: root.lost
                LostPage { anchors.fill: parent; model: root.model; unit: root.unit; keeping: root.page === "keeping" }
            }
        }
        ErrandBar {
            id: errands
            anchors { bottom: foot.top; bottomMargin: root.edge; left: parent.left; right: parent.right; leftMargin: root.edge; rightMargin: root.edge }
            visible: root.asks && root.model.errands.length > 0 && !root.model.busy
            model: root.model
            unit: root.unit
            target: visible ? root.target : 0
        }
        Item {
            id: foot
            anchors { bottom: parent.bottom; left: parent.left; right: parent.right; margins: root.edge }
            height: root.target
            BigButton {
                anchors.left: parent.left
                visible: root.model.canGoBack && root.page !== "home" && !root.lost || root.page === "ticket"
                height: parent.height
                fontSize: root.unit * 0.4
                filled: root.page === "ticket"
                colour: root.model.colours.colour ?? Theme.green
                icon: root.page === "ticket" ? "check" : "back"
                text: (root.page === "ticket" ? root.model.words.done : root.model.words.back) ?? ""
                onPressed: root.page === "ticket" ? root.model.home() : root.model.back()
            }
            BigButton {
                anchors.right: parent.right
                height: parent.height
                fontSize: root.unit * 0.4
                colour: root.model.colours.colour ?? Theme.green
                icon: "globe"
                text: root.model.words.other_language ?? ""
                onPressed: root.model.switch_language()
            }
        }
    }
}
