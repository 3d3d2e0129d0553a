pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme

// A section to choose, with who waits in it.
Rectangle {
    id: root
    required property var section
    required property real unit
    required property bool wide
    readonly property color tone: section.colour ?? Theme.green
    signal chosen

    radius: unit * 0.3
    color: touch.pressed ? root.section.deep : root.tone

    Accessible.role: Accessible.Button
    Accessible.name: root.section.spoken ?? ""
    Accessible.onPressAction: root.chosen()

    Ornament { anchors.fill: parent; anchors.margins: root.radius * 0.5; tile: root.unit * 1.3; colour: Theme.line; opacity: 0.09 }

    component Fact: Row {
        id: fact
        required property string icon
        required property string text
        property real limit
        visible: text !== ""
        width: root.wide ? limit : implicitWidth
        spacing: root.unit * 0.18
        anchors.horizontalCenter: root.wide ? undefined : parent?.horizontalCenter
        Icon { anchors.verticalCenter: parent.verticalCenter; name: fact.icon; size: root.unit * 0.42 }
        Text {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, fact.limit - root.unit * 0.6)
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
            text: fact.text
            color: "white"
            font { pixelSize: root.unit * 0.36; weight: Font.Medium }
        }
    }

    Rectangle {
        id: disc
        width: root.unit * (root.wide ? 2.1 : 1.7); height: width; radius: width / 2
        color: "white"
        anchors.left: root.wide ? parent.left : undefined
        anchors.leftMargin: root.unit * 0.5
        anchors.verticalCenter: root.wide ? parent.verticalCenter : undefined
        anchors.horizontalCenter: root.wide ? undefined : parent.horizontalCenter
        anchors.bottom: root.wide ? undefined : facts.top
        anchors.bottomMargin: root.unit * 0.15
        Icon { anchors.centerIn: parent; name: root.section.icon ?? ""; colour: root.tone; size: parent.width * 0.66 }
    }
    Column {
        id: facts
        anchors.left: root.wide ? disc.right : parent.left
        anchors.right: root.wide ? arrow.left : parent.right
        anchors.margins: root.unit * 0.45
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: root.wide ? 0 : disc.height * 0.52
        spacing: root.unit * 0.12
        Text {
            width: parent.width
            horizontalAlignment: root.wide ? Text.AlignLeft : Text.AlignHCenter
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            text: root.section.title ?? ""
            color: "white"
            font { pixelSize: root.unit * 0.74; weight: Font.Bold }
        }
        Fact { limit: facts.width; icon: "people"; text: root.section.waiting ?? "" }
        Fact { limit: facts.width; icon: "clock"; text: root.section.wait ?? "" }
    }
    Icon {
        id: arrow
        visible: root.wide
        anchors { right: parent.right; rightMargin: root.unit * 0.35; verticalCenter: parent.verticalCenter }
        name: "forward"
        mirror: LayoutMirroring.enabled
        size: root.unit * 0.7
    }
    TapHandler {
        id: touch
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: root.chosen()
    }
}
