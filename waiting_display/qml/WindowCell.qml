import QtQuick
import Istiqbal.Theme

// One window in the table of all.
Rectangle {
    id: root
    required property var window
    required property var colours
    required property real unit
    readonly property string state_: window?.state ?? ""
    property bool announced: false
    readonly property bool away: state_ === "closed" || state_ === "paused"

    Accessible.role: Accessible.ListItem
    Accessible.name: (window?.number ?? "") + " · " + (window?.words.main ?? "") + " " + (window?.code ?? "")

    radius: unit * 0.16
    color: announced ? colours.main : away ? Theme.ground : colours.soft

    Plate {
        id: plate
        anchors { left: parent.left; top: parent.top; bottom: parent.bottom; margins: root.unit * 0.12 }
        width: Math.min((root.height - root.unit * 0.24) * 1.25, root.width * 0.38)
        number: root.window?.number ?? ""
        ink: root.away ? Theme.quiet : root.colours.deep
    }
    Words {
        anchors { left: plate.right; leftMargin: root.unit * 0.2; right: parent.right; rightMargin: root.unit * 0.15; verticalCenter: parent.verticalCenter }
        visible: text !== ""
        horizontalAlignment: Text.AlignHCenter
        text: root.window?.code ?? ""
        color: root.announced ? "white" : Theme.text
        font { pixelSize: Math.min(root.unit * 0.8, root.height * 0.66); weight: Font.Bold }
    }
    Pair {
        anchors { left: plate.right; leftMargin: root.unit * 0.2; right: parent.right; rightMargin: root.unit * 0.15; verticalCenter: parent.verticalCenter }
        visible: (root.window?.code ?? "") === ""
        align: Text.AlignHCenter
        main: root.window?.words.main ?? ""
        other: root.window?.words.other ?? ""
        size: Math.min(root.unit * 0.4, root.height * 0.34)
        otherSize: size * 0.7
        weight: Font.DemiBold
        color: root.away ? Theme.quiet : root.colours.main
    }
}
