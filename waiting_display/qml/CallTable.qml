pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme

// The last calls, newest first. The one on the card is marked; one whose visitor is no longer expected is quiet.
Rectangle {
    id: root
    required property var board
    required property var words
    required property var otherWords
    required property bool rtl
    required property real unit
    readonly property real room: height - titles.height - unit * 0.45
    readonly property int rows: Math.max(1, Math.min(5, Math.floor(room / (unit * 0.85))))
    readonly property real rowHeight: Math.min(room / rows, unit * 1.5)

    radius: unit * 0.3
    color: Theme.card
    border { width: unit * 0.02; color: Theme.line }

    Item {
        id: titles
        anchors { top: parent.top; left: parent.left; right: parent.right; leftMargin: root.unit * 0.55; rightMargin: root.unit * 0.4; topMargin: root.unit * 0.15 }
        height: root.unit * 1.05
        Pair {
            anchors { left: parent.left; verticalCenter: parent.verticalCenter }
            width: parent.width * 0.5
            main: root.words.column_ticket
            other: root.otherWords.column_ticket
            size: root.unit * 0.4
            otherSize: root.unit * 0.27
            weight: Font.DemiBold
            color: Theme.quiet
        }
        Pair {
            anchors { right: parent.right; verticalCenter: parent.verticalCenter }
            width: root.unit * 1.6
            align: Text.AlignHCenter
            main: root.words.column_desk
            other: root.otherWords.column_desk
            size: root.unit * 0.4
            otherSize: root.unit * 0.27
            weight: Font.DemiBold
            color: Theme.quiet
        }
    }
    Star {
        anchors { centerIn: parent; verticalCenterOffset: titles.height / 2 }
        visible: root.board.recent.length === 0
        width: Math.min(root.unit * 2.6, root.room * 0.7); height: width
        color: root.board.colours.soft
        Star {
            anchors.centerIn: parent
            width: parent.width * 0.56; height: width
            color: root.color
        }
    }
    Column {
        anchors { top: titles.bottom; left: parent.left; right: parent.right; leftMargin: root.unit * 0.15; rightMargin: root.unit * 0.15 }
        Repeater {
            model: root.rows
            Item {
                id: row
                required property int index
                readonly property var line: root.board.recent[index] ?? null
                width: parent?.width ?? 0
                height: root.rowHeight

                Rectangle {
                    anchors { top: parent.top; left: parent.left; right: parent.right; leftMargin: root.unit * 0.25; rightMargin: root.unit * 0.25 }
                    height: root.unit * 0.02
                    color: Theme.line
                    visible: row.line !== null
                }
                Loader {
                    anchors.fill: parent
                    active: row.line !== null
                    sourceComponent: CallRow {
                        line: row.line
                        colours: root.board.colours
                        rtl: root.rtl
                        unit: root.unit
                        windowWord: root.words.column_desk
                    }
                }
            }
        }
    }
}
