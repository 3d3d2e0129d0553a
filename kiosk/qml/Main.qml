pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme
import Istiqbal.Hints
import Istiqbal.KioskModel
import Istiqbal.Rating
import Istiqbal.Status
import Istiqbal.AidsModel
import Istiqbal.StillThereModel
import Istiqbal.Steps
import Istiqbal.CheckIn

// The kiosk. Everything to touch lies in the lower part of a portrait screen, within reach from a wheelchair.
Window {
    id: root
    required property KioskModel model
    readonly property AidsModel aids: model.aids as AidsModel
    readonly property StillThereModel stillThere: model.stillThere as StillThereModel
    readonly property StepsModel steps: model.steps as StepsModel
    readonly property bool portrait: height > width
    readonly property real base: Math.min(width / 10.8, height / 10.8)
    // The measure of every page, and so of its text.
    readonly property real unit: base * (aids.larger ? 1.25 : 1)
    // A target is never less than 20 mm high, on a screen that tells its true size.
    readonly property real target: Math.max(base, Screen.pixelDensity > 2 ? 20 * Math.min(Screen.pixelDensity, 6) : 0)
    readonly property real edge: base * 0.45
    // What lies above is not to be touched: higher than 1.20 m on a portrait screen, the upper half for whoever sits.
    readonly property real reach: height * (aids.low ? 0.5 : portrait ? 0.42 : 0)
    readonly property string page: model.page
    readonly property bool asks: page === "home" || page === "services"
    readonly property bool lost: page === "away" || page === "keeping"

    width: 1080; height: 1920
    color: Theme.ground
    title: model.title

    // The second tap of a double tap must not press what came under the finger.
    onPageChanged: {
        settle.restart()
        Qt.callLater(root.startAnew)
    }
    Timer { id: settle; interval: root.model.settle }
    Connections {
        target: root.model
        function onLanguage_changed() { settle.restart() }
        function onChanged() { if (!root.stillThere.asking) Qt.callLater(root.tell) }
    }
    Binding { target: Theme; property: "contrast"; value: root.aids.contrast }
    Binding { target: Hints; property: "press"; value: root.aids.words.press ?? "" }

    // Tab begins at the first thing of a new page, unless the page put the focus somewhere itself.
    function startAnew() {
        if (!root.activeFocusItem?.visible)
            stage.forceActiveFocus()
    }
    onActiveFocusItemChanged: {
        if (!stillThere.asking)
            model.attend()
        aids.mention(activeFocusItem)
    }

    // Whoever listens hears each new page, and what has changed on it.
    function tell() { aids.read([stillThere.asking ? asked : sheet]) }
    Connections {
        target: root.aids
        function onChanged() { Qt.callLater(root.tell) }
    }

    // A page is made when it comes and gone when it went: `Leaf { current: root.page === "…"; page: Component { … } }`.
    // What is not seen costs nothing then when letters grow. It fills what is left between the head and the foot; what
    // is to be touched on it lies below `root.pageReach`.
    component Leaf: Item {
        id: leaf
        required property bool current
        required property Component page
        property real shift: 0
        anchors { fill: parent; topMargin: leaf.shift; bottomMargin: -leaf.shift }
        visible: current
        onCurrentChanged: if (current && root.model.slide > 0) arrive.restart()
        Loader { anchors.fill: parent; active: leaf.current; sourceComponent: leaf.page }
        ParallelAnimation {
            id: arrive
            NumberAnimation { target: leaf; property: "opacity"; from: 0; to: 1; duration: root.model.slide; easing.type: Easing.OutCubic }
            NumberAnimation { target: leaf; property: "shift"; from: root.unit * 0.35; to: 0; duration: root.model.slide; easing.type: Easing.OutCubic }
        }
    }
    readonly property real pageReach: Math.max(0, reach - stage.y - content.y)

    Item {
        anchors.fill: parent
        LayoutMirroring.enabled: root.model.rtl
        LayoutMirroring.childrenInherit: true

        Head {
            id: head
            width: parent.width
            height: root.base * (tall ? 5.1 : root.aids.larger ? 1.5 : 1.9)
            model: root.model
            unit: root.base
            tall: root.portrait && !root.aids.larger
        }
        FocusScope {
            id: stage
            objectName: "stage"
            anchors { top: head.bottom; left: parent.left; right: parent.right; bottom: parent.bottom; leftMargin: root.edge; rightMargin: root.edge; bottomMargin: root.edge }
            focus: true
            enabled: !settle.running
            visible: !root.stillThere.asking
            PointHandler { onActiveChanged: if (active) root.model.attend() }
            Keys.onPressed: root.model.attend()

            Item {
                id: sheet
                // In the tree, so that all that is below it is found there.
                Accessible.role: Accessible.Pane
                anchors { top: parent.top; bottom: foot.top; bottomMargin: root.edge * 0.6; left: parent.left; right: parent.right }

                Question {
                    id: question
                    anchors { top: parent.top; topMargin: root.base * (root.portrait ? 0.5 : 0.2); left: parent.left; right: parent.right }
                    visible: root.asks
                    model: root.model
                    unit: root.unit
                    portrait: root.portrait
                }
                Item {
                    id: content
                    readonly property real below: root.asks ? question.y + question.height + root.edge * 0.6 : root.edge
                    anchors { left: parent.left; right: parent.right }
                    y: root.asks ? Math.max(below, root.reach - stage.y) : below
                    height: (bars.height > 0 ? bars.y - root.edge * 0.6 : parent.height) - y

                    Leaf {
                        current: root.page === "home"
                        page: Component { SectionsPage { model: root.model; unit: root.unit; portrait: root.portrait; wide: root.portrait || root.aids.low } }
                    }
                    Leaf {
                        current: root.page === "services"
                        page: Component { ServicesPage { model: root.model; unit: root.unit; target: root.target; portrait: root.portrait } }
                    }
                    Leaf {
                        current: root.page === "help"
                        page: Component { HelpPage { model: root.model; steps: root.steps; unit: root.unit; target: root.target; portrait: root.portrait; reach: root.pageReach } }
                    }
                    Leaf {
                        current: root.page === "identity"
                        page: Component { IdentityPage { model: root.model; steps: root.steps; unit: root.unit; target: root.target; portrait: root.portrait; reach: root.pageReach } }
                    }
                    Leaf {
                        current: root.page === "ticket"
                        page: Component { TicketPage { model: root.model; unit: root.unit; portrait: root.portrait } }
                    }
                    Leaf {
                        current: root.page === "closed"
                        page: Component { ClosedPage { model: root.model; unit: root.unit } }
                    }
                    Leaf {
                        current: root.page === "language"
                        page: Component { LanguagePage { model: root.model; unit: root.unit; target: root.target; portrait: root.portrait; reach: root.pageReach } }
                    }
                    Leaf {
                        current: root.lost
                        page: Component { LostPage { model: root.model; unit: root.unit; keeping: root.page === "keeping" } }
                    }
                    Leaf {
                        current: root.page === "check_in"
                        page: Component { CheckInPage { model: root.model; errand: root.model.errand as CheckInModel; unit: root.unit; target: root.target; portrait: root.portrait; reach: root.pageReach } }
                    }
                    Leaf {
                        current: root.page === "status"
                        page: Component { StatusPage { model: root.model; errand: root.model.errand as StatusErrand; unit: root.unit; target: root.target; portrait: root.portrait; reach: root.pageReach } }
                    }
                    Leaf {
                        current: root.page === "rating"
                        page: Component { RatingPage { model: root.model; errand: root.model.errand as RatingErrand; unit: root.unit; target: root.target; portrait: root.portrait; reach: root.pageReach } }
                    }
                }
                // What else there is to do here, in one row.
                Row {
                    id: bars
                    readonly property bool helps: root.page === "services" && root.steps.kinds.length > 0
                    readonly property int count: root.model.errands.length + (helps ? 1 : 0)
                    readonly property real share: (width - (count - 1) * spacing) / Math.max(1, count)
                    anchors { bottom: parent.bottom; left: parent.left; right: parent.right }
                    height: root.asks && count > 0 ? root.target : 0
                    visible: height > 0
                    enabled: !root.model.busy
                    spacing: root.unit * 0.24
                    HelpButton {
                        visible: bars.helps
                        width: bars.share
                        height: root.target
                        fontSize: root.unit * 0.34
                        colour: root.model.colours.colour ?? Theme.green
                        steps: root.steps
                    }
                    ErrandBar {
                        width: bars.width - (bars.helps ? bars.share + bars.spacing : 0)
                        visible: root.model.errands.length > 0
                        model: root.model
                        unit: root.unit
                        target: root.target
                    }
                }
            }
            Foot {
                id: foot
                anchors { bottom: parent.bottom; left: parent.left; right: parent.right }
                height: implicitHeight
                model: root.model
                aids: root.aids
                unit: root.portrait ? root.unit : Math.min(root.unit, root.width / 14)
                target: root.target
                portrait: root.portrait
            }
        }
        StillThere {
            id: asked
            Accessible.role: Accessible.Pane
            anchors.fill: stage
            visible: root.stillThere.asking
            onVisibleChanged: {
                if (visible)
                    take()
                Qt.callLater(root.tell)
            }
            model: root.stillThere
            unit: root.unit
            target: root.target
            colour: root.model.colours.colour ?? Theme.green
            split: root.height / 2 - stage.y
            onStays: { root.model.stay(); stage.forceActiveFocus() }
            onGoes: root.model.home()
        }
    }
}
