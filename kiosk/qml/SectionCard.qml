pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme

// A section to choose, with who waits in it; `wide` lays its picture beside its words.
Target {
    id: root
    required property var section
    required property real unit
    required property bool wide
    // All of it is to be seen whole, also on a low screen and in large letters.
    readonly property real measure: Math.max(1, wide ? Math.min(unit, height / 3, width / 7.2) : Math.min(unit, height / 4.9, width / 6))
    // Not `enabled`, which is false on the whole page while it settles.
    readonly property bool gives: section.open ?? true
    readonly property color tone: (gives ? section.colour : Theme.quiet) ?? Theme.green

    name: root.section.spoken ?? ""
    radius: unit * 0.3
    enabled: root.gives
    color: root.down ? root.section.deep : root.tone

    Ornament { anchors.fill: parent; anchors.margins: root.radius * 0.5; tile: root.measure * 1.3; colour: Theme.line; opacity: 0.09 }

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
            spacing: root.measure * 0.18
            Icon { anchors.verticalCenter: parent.verticalCenter; name: fact.icon; colour: Theme.onColour; size: root.measure * 0.42 }
            Text {
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, fact.width - root.measure * 0.6)
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignLeft
                text: fact.text
                color: Theme.onColour
                font { pixelSize: root.measure * 0.36; weight: Font.Medium }
            }
        }
    }

    Grid {
        id: body
        anchors.centerIn: parent
        width: parent.width - root.measure * (root.wide ? 0.9 : 0.6)
        columns: root.wide ? 3 : 1
        columnSpacing: root.measure * 0.4
        rowSpacing: root.measure * 0.12
        verticalItemAlignment: Grid.AlignVCenter
        horizontalItemAlignment: Grid.AlignHCenter

        Rectangle {
            id: disc
            width: root.wide ? root.measure * 2.1 : Math.min(root.measure * 1.7, root.height * 0.38); height: width; radius: width / 2
            color: Theme.onColour
            Icon { anchors.centerIn: parent; name: root.section.icon ?? ""; colour: root.tone; size: parent.width * 0.66 }
        }
        Column {
            id: facts
            width: root.wide ? body.width - disc.width - arrow.width - 2 * body.columnSpacing : body.width
            spacing: root.measure * 0.12
            Text {
                width: parent.width; height: root.measure * 1.1
                horizontalAlignment: root.wide ? Text.AlignLeft : Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                wrapMode: Text.WordWrap
                fontSizeMode: Text.Fit
                minimumPixelSize: Math.max(1, root.measure * 0.3)
                maximumLineCount: 2
                elide: Text.ElideRight
                text: root.section.title ?? ""
                color: Theme.onColour
                font { pixelSize: Math.max(1, root.measure * 0.74); weight: Font.Bold }
            }
            Fact { icon: "people"; text: root.section.waiting ?? "" }
            Fact { icon: "clock"; text: root.section.wait ?? "" }
        }
        Icon {
            id: arrow
            visible: root.wide
            opacity: root.gives ? 1 : 0
            name: "forward"
            colour: Theme.onColour
            mirror: LayoutMirroring.enabled
            size: root.measure * 0.7
        }
    }
}
