pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme
import Istiqbal.KioskModel

// Whose centre this is, and both dates: nothing here is to be touched.
Rectangle {
    id: root
    required property KioskModel model
    required property real unit
    // Over each other where there is room, else beside each other.
    required property bool tall
    readonly property color ink: Theme.contrast ? Theme.text : Theme.onColour
    gradient: Gradient {
        GradientStop { position: 0; color: Theme.contrast ? Theme.ground : root.model.colours.deep ?? Theme.green }
        GradientStop { position: 1; color: Theme.contrast ? Theme.ground : root.model.colours.colour ?? Theme.green }
    }

    // As large as its room allows, on one line or two.
    component Fitted: Words {
        color: root.ink
        fontSizeMode: Text.Fit
        minimumPixelSize: Math.max(1, root.unit * 0.2)
        elide: Text.ElideRight
        maximumLineCount: 2
    }

    Ornament { anchors.fill: parent; tile: root.unit * 1.3; colour: Theme.line; opacity: 0.13; visible: !Theme.contrast }

    Item {
        anchors.fill: parent
        visible: root.tall
        Icon {
            id: emblem
            anchors { top: parent.top; topMargin: root.unit * 0.45; horizontalCenter: parent.horizontalCenter }
            name: "emblem"
            colour: root.ink
            size: root.unit * 1.95
        }
        Words {
            id: authority
            anchors { top: emblem.bottom; topMargin: root.unit * 0.1; left: parent.left; right: parent.right; margins: root.unit * 0.35 }
            text: root.model.authority
            color: root.ink
            font { pixelSize: root.unit * 0.34; weight: Font.Medium }
        }
        Fitted {
            anchors { top: authority.bottom; left: parent.left; right: parent.right; bottom: strip.top; leftMargin: root.unit * 0.35; rightMargin: root.unit * 0.35; bottomMargin: root.unit * 0.2 }
            text: root.model.title
            font { pixelSize: Math.max(1, root.unit * 0.54); weight: Font.Bold }
        }
        Rectangle {
            id: strip
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            height: root.unit * 0.78
            color: Theme.contrast ? Theme.ground : "#33000000"
            Fitted {
                anchors { fill: parent; leftMargin: root.unit * 0.4; rightMargin: root.unit * 0.4 }
                wrapMode: Text.NoWrap
                text: [root.model.now.weekday, root.model.now.hijri, root.model.now.gregorian, root.model.now.time].filter(Boolean).join("   |   ")
                font { pixelSize: Math.max(1, root.unit * 0.32); weight: Font.Medium }
            }
        }
    }
    Item {
        anchors { fill: parent; leftMargin: root.unit * 0.45; rightMargin: root.unit * 0.45 }
        visible: !root.tall
        Icon {
            id: mark
            anchors { left: parent.left; verticalCenter: parent.verticalCenter }
            name: "emblem"
            colour: root.ink
            size: Math.min(root.unit * 1.45, root.height * 0.76)
        }
        Column {
            anchors { left: mark.right; right: moment.left; leftMargin: root.unit * 0.3; rightMargin: root.unit * 0.3; verticalCenter: parent.verticalCenter }
            Fitted {
                width: parent.width; height: root.height * 0.26
                horizontalAlignment: Text.AlignLeft
                text: root.model.authority
                font { pixelSize: Math.max(1, root.unit * 0.3); weight: Font.Medium }
            }
            Fitted {
                width: parent.width; height: root.height * 0.45
                horizontalAlignment: Text.AlignLeft
                text: root.model.title
                font { pixelSize: Math.max(1, root.unit * 0.46); weight: Font.Bold }
            }
        }
        Column {
            id: moment
            anchors { right: parent.right; verticalCenter: parent.verticalCenter }
            width: root.unit * 4.4
            Fitted {
                width: parent.width; height: root.height * 0.38
                horizontalAlignment: Text.AlignRight
                text: root.model.now.time ?? ""
                font { pixelSize: Math.max(1, root.unit * 0.52); weight: Font.Bold }
            }
            Fitted {
                width: parent.width; height: root.height * 0.21
                horizontalAlignment: Text.AlignRight
                wrapMode: Text.NoWrap
                text: [root.model.now.weekday, root.model.now.hijri].filter(Boolean).join("  ")
                font { pixelSize: Math.max(1, root.unit * 0.26); weight: Font.Medium }
            }
            Fitted {
                width: parent.width; height: root.height * 0.21
                horizontalAlignment: Text.AlignRight
                wrapMode: Text.NoWrap
                text: root.model.now.gregorian ?? ""
                font { pixelSize: Math.max(1, root.unit * 0.26); weight: Font.Medium }
            }
        }
    }
    Rectangle {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: Math.max(3, root.unit * 0.05)
        color: Theme.line
    }
}
