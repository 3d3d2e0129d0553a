pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme
import Istiqbal.KioskModel

// Whose centre this is, and both dates: nothing here is to be touched.
Rectangle {
    id: root
    required property KioskModel model
    required property real unit
    required property bool portrait
    gradient: Gradient {
        GradientStop { position: 0; color: root.model.colours.deep ?? Theme.green }
        GradientStop { position: 1; color: root.model.colours.colour ?? Theme.green }
    }

    Ornament { anchors.fill: parent; tile: root.unit * 1.3; colour: Theme.line; opacity: 0.13 }

    Icon {
        id: emblem
        name: "emblem"
        colour: Theme.card
        size: root.unit * (root.portrait ? 1.9 : 1.3)
        anchors.left: root.portrait ? undefined : parent.left
        anchors.leftMargin: root.unit * 0.4
        anchors.verticalCenter: root.portrait ? undefined : titles.verticalCenter
        anchors.horizontalCenter: root.portrait ? parent.horizontalCenter : undefined
        anchors.top: root.portrait ? parent.top : undefined
        anchors.topMargin: root.unit * 0.4
    }
    Column {
        id: titles
        spacing: root.unit * 0.02
        anchors.left: root.portrait ? parent.left : emblem.right
        anchors.right: root.portrait ? parent.right : moment.left
        anchors.leftMargin: root.unit * 0.35; anchors.rightMargin: root.unit * 0.35
        anchors.top: root.portrait ? emblem.bottom : undefined
        anchors.topMargin: root.unit * 0.12
        anchors.verticalCenter: root.portrait ? undefined : parent.verticalCenter
        Words {
            width: parent.width
            horizontalAlignment: root.portrait ? Text.AlignHCenter : Text.AlignLeft
            text: root.model.authority
            color: "white"
            font { pixelSize: root.unit * 0.34; weight: Font.Medium }
        }
        Words {
            width: parent.width
            horizontalAlignment: root.portrait ? Text.AlignHCenter : Text.AlignLeft
            text: root.model.title
            color: "white"
            maximumLineCount: 2
            elide: Text.ElideRight
            font { pixelSize: root.unit * (root.portrait ? 0.54 : 0.44); weight: Font.Bold }
        }
    }
    Rectangle {
        visible: root.portrait
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: root.unit * 0.78
        color: "#33000000"
    }
    Column {
        id: moment
        width: root.portrait ? parent.width : root.unit * 4.6
        anchors.right: parent.right
        anchors.rightMargin: root.portrait ? 0 : root.unit * 0.4
        anchors.bottom: root.portrait ? parent.bottom : undefined
        anchors.bottomMargin: root.unit * 0.1
        anchors.verticalCenter: root.portrait ? undefined : parent.verticalCenter
        Words {
            id: clock
            visible: !root.portrait
            width: parent.width
            horizontalAlignment: Text.AlignRight
            text: root.model.now.time ?? ""
            color: "white"
            font { pixelSize: root.unit * 0.52; weight: Font.Bold }
        }
        Words {
            id: day
            visible: !root.portrait
            width: parent.width
            horizontalAlignment: Text.AlignRight
            text: (root.model.now.weekday ?? "") + "  " + (root.model.now.hijri ?? "")
            color: "white"
            font { pixelSize: root.unit * 0.24; weight: Font.Medium }
        }
        Words {
            id: both
            width: parent.width
            horizontalAlignment: root.portrait ? Text.AlignHCenter : Text.AlignRight
            text: root.portrait ? [root.model.now.weekday, root.model.now.hijri, root.model.now.gregorian, root.model.now.time].filter(Boolean).join("   |   ") : root.model.now.gregorian ?? ""
            color: "white"
            font { pixelSize: root.portrait ? root.unit * 0.31 : root.unit * 0.24; weight: Font.Medium }
        }
    }
    Rectangle {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: Math.max(3, root.unit * 0.05)
        color: Theme.line
    }
}
