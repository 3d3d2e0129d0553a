pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Alone

// Black, with the hour of opening in each language at a place that changes every minute.
Rectangle {
    id: root
    required property RestModel rest
    readonly property real unit: Math.min(width / 10.8, height / 10.8)
    color: "black"
    Accessible.role: Accessible.Dialog
    Accessible.name: rest.lines[0]?.closed ?? ""

    component Line: Text {
        width: parent?.width ?? 0
        horizontalAlignment: Text.AlignHCenter
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.max(1, root.unit * 0.2)
        textFormat: Text.PlainText
        color: "#8f8a7f"
        visible: text !== ""
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }

    Grid {
        id: told
        readonly property real cell: (width - (columns - 1) * columnSpacing) / columns
        columns: root.height > root.width ? 1 : 2
        width: Math.min(parent.width * 0.92, root.unit * (columns > 1 ? 15 : 8.6))
        x: (parent.width - width) * root.rest.across
        y: (parent.height - height) * (0.06 + 0.88 * root.rest.down)
        columnSpacing: root.unit * 0.6
        rowSpacing: root.unit * 0.5
        Repeater {
            model: root.rest.lines.length
            Column {
                id: one
                required property int index
                readonly property var line: root.rest.lines[index] ?? {}
                width: told.cell
                Line { text: one.line.closed ?? ""; font { pixelSize: Math.max(1, root.unit * 0.32); weight: Font.Medium } }
                Line { text: one.line.opens ?? ""; color: "#c9c2b2"; font { pixelSize: Math.max(1, root.unit * 0.48); weight: Font.DemiBold } }
                Line { text: one.line.dates ?? ""; font.pixelSize: Math.max(1, root.unit * 0.27) }
            }
        }
    }
}
