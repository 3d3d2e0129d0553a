pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme

// Every window of the hall: its number, how it is, and the ticket there.
Rectangle {
    id: root
    required property var board
    required property real unit
    required property bool rtl
    readonly property var windows: board.windows
    readonly property real gap: unit * 0.16
    readonly property real margin: unit * 0.25
    readonly property int columns: Math.max(1, Math.min(Math.ceil(windows.length / Math.max(1, Math.floor(height / (unit * 1.12)))), Math.floor(width / (unit * 2.3))))
    readonly property int lines: Math.ceil(windows.length / columns)

    radius: unit * 0.3
    color: Theme.card
    border { width: unit * 0.02; color: Theme.line }

    Star {
        anchors.centerIn: parent
        visible: root.windows.length === 0
        width: root.unit * 2.6; height: width
        color: root.board.colours.soft
    }
    Repeater {
        model: root.windows.length
        WindowCell {
            required property int index
            readonly property int column: Math.floor(index / Math.max(1, root.lines))
            readonly property int line: index % Math.max(1, root.lines)
            x: root.margin + (width + root.gap) * (root.rtl ? root.columns - 1 - column : column)
            y: root.margin + (height + root.gap) * line
            width: (root.width - root.margin * 2 - root.gap * (root.columns - 1)) / root.columns
            height: Math.min((root.height - root.margin * 2 - root.gap * (root.lines - 1)) / root.lines, root.unit * 1.6)
            window: root.windows[index] ?? null
            announced: root.board.announcing && window !== null && window.number === root.board.call.window
            colours: root.board.colours
            unit: root.unit
        }
    }
}
