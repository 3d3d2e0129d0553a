pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme

// A section to choose, with who waits in it; `wide` lays its picture beside its words.
Rectangle {
    id: root
    required property var section
    required property real unit
    required property bool wide
    readonly property color tone: (enabled ? section.colour : Theme.quiet) ?? Theme.green
    signal chosen

    radius: unit * 0.3
    enabled: root.section.open ?? true
    color: touch.pressed ? root.section.deep : root.tone

    Accessible.role: Accessible.Button
    Accessible.name: root.section.spoken ?? ""
    Accessible.onPressAction: root.chosen()

    Ornament { anchors.fill: parent; anchors.margins: root.radius * 0.5; tile: root.unit * 1.3; colour: Theme.line; opacity: 0.09 }

    component Fact: Item {
        id: fact
        required property string icon
        required property string text
        visible: text !== ""
        width: facts.width
        height: row.height
        Row {
            id: row
            width: root.wide ? parent.width : implicitWidth
            x: (parent.width - width) / 2
            spacing: root.unit * 0.18
            Icon { anchors.verticalCenter: parent.verticalCenter; name: fact.icon; size: root.unit * 0.42 }
            Text {
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, fact.width - root.unit * 0.6)
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignLeft
                text: fact.text
                color: "white"
                font { pixelSize: root.unit * 0.36; weight: Font.Medium }
            }
        }
    }

    Grid {
        id: body
        anchors.centerIn: parent
        width: parent.width - root.unit * (root.wide ? 0.9 : 0.6)
        columns: root.wide ? 3 : 1
        columnSpacing: root.unit * 0.4
        rowSpacing: root.unit * 0.12
        verticalItemAlignment: Grid.AlignVCenter
        horizontalItemAlignment: Grid.AlignHCenter

        Rectangle {
            id: disc
            width: root.wide ? root.unit * 2.1 : Math.min(root.unit * 1.7, root.height * 0.38); height: width; radius: width / 2
            color: "white"
            Icon { anchors.centerIn: parent; name: root.section.icon ?? ""; colour: root.tone; size: parent.width * 0.66 }
        }
        Column {
            id: facts
            width: root.wide ? body.width - disc.width - arrow.width - 2 * body.columnSpacing : body.width
            spacing: root.unit * 0.12
            Text {
                width: parent.width; height: root.unit * 1.1
                horizontalAlignment: root.wide ? Text.AlignLeft : Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                wrapMode: Text.Wrap
                fontSizeMode: Text.Fit
                minimumPixelSize: Math.max(1, root.unit * 0.3)
                maximumLineCount: 2
                elide: Text.ElideRight
                text: root.section.title ?? ""
                color: "white"
                font { pixelSize: Math.max(1, root.unit * 0.74); weight: Font.Bold }
            }
            Fact { icon: "people"; text: root.section.waiting ?? "" }
            Fact { icon: "clock"; text: root.section.wait ?? "" }
        }
        Icon {
            id: arrow
            visible: root.wide
            opacity: root.enabled ? 1 : 0
            name: "forward"
            mirror: LayoutMirroring.enabled
            size: root.unit * 0.7
        }
    }
    TapHandler {
        id: touch
        gesturePolicy: TapHandler.ReleaseWithinBounds
        longPressThreshold: 60  // seconds: a slow finger means it too
        onTapped: root.chosen()
    }
}
