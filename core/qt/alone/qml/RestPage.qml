pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Alone

// Black, with the hour of opening in two languages at a place that changes every minute.
Rectangle {
    id: root
    required property RestModel rest
    readonly property real unit: Math.min(width / 10.8, height / 10.8)
    color: "black"

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

    Column {
        id: told
        width: Math.min(parent.width * 0.84, root.unit * 9)
        x: (parent.width - width) * (0.1 + 0.8 * root.rest.across)
        y: (parent.height - height) * (0.1 + 0.8 * root.rest.down)
        spacing: root.unit * 0.55
        Repeater {
            model: root.rest.lines.length
            Column {
                id: one
                required property int index
                readonly property var line: root.rest.lines[index] ?? {}
                width: told.width
                spacing: root.unit * 0.1
                Line { text: one.line.closed ?? ""; font { pixelSize: Math.max(1, root.unit * 0.4); weight: Font.Medium } }
                Line { text: one.line.opens ?? ""; color: "#c9c2b2"; font { pixelSize: Math.max(1, root.unit * 0.62); weight: Font.DemiBold } }
                Line { text: one.line.dates ?? ""; font.pixelSize: Math.max(1, root.unit * 0.32) }
            }
        }
    }
}
