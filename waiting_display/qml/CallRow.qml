import QtQuick
import Istiqbal.Theme

// One call in the table.
Rectangle {
    id: root
    required property var line
    required property var colours
    required property bool rtl
    required property real unit
    required property string windowWord
    readonly property bool large: line?.large ?? false
    readonly property bool over: line?.over ?? false

    Accessible.role: Accessible.ListItem
    Accessible.name: (line?.code ?? "") + " · " + windowWord + " " + (line?.window ?? "")
    Accessible.selected: large

    color: large ? colours.soft : "transparent"
    radius: unit * 0.15

    Rectangle {
        anchors { left: parent.left; top: parent.top; bottom: parent.bottom; margins: root.unit * 0.12 }
        visible: root.large
        width: root.unit * 0.1
        radius: width / 2
        color: root.colours.main
    }
    Words {
        anchors { left: parent.left; leftMargin: root.unit * 0.4; right: arrow.left; rightMargin: root.unit * 0.1; verticalCenter: parent.verticalCenter }
        text: root.line?.code ?? ""
        horizontalAlignment: Text.AlignLeft
        color: root.over ? Theme.quiet : Theme.text
        font { pixelSize: root.unit * 0.9; weight: root.over ? Font.Medium : Font.Bold }
    }
    Arrow {
        id: arrow
        anchors { right: plate.left; rightMargin: root.unit * 0.3; verticalCenter: parent.verticalCenter }
        width: root.unit * 0.5
        visible: !root.over
        color: root.colours.main
        rtl: root.rtl
        side: root.line?.side ?? ""
    }
    Rectangle {
        id: plate
        anchors { right: parent.right; rightMargin: root.unit * 0.25; verticalCenter: parent.verticalCenter }
        width: root.unit * 1.6
        height: Math.min(root.height * 0.82, root.unit * 1.05)
        radius: root.unit * 0.16
        color: root.large ? root.colours.main : root.over ? "transparent" : root.colours.soft
        Words {
            anchors.centerIn: parent
            width: parent.width * 0.9
            horizontalAlignment: Text.AlignHCenter
            text: root.line?.window ?? ""
            color: root.large ? "white" : root.over ? Theme.quiet : root.colours.deep
            font { pixelSize: root.unit * 0.85; weight: root.over ? Font.Medium : Font.Bold }
        }
    }
}
