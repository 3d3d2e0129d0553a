import QtQuick
import Istiqbal.Theme

// What keeps the screen from showing a hall: for the visitors, and below for whoever can mend it.
Rectangle {
    id: root
    required property var board
    required property var words
    required property var otherWords
    required property real unit

    radius: unit * 0.3
    color: Theme.card
    border { width: unit * 0.02; color: Theme.line }

    Column {
        anchors.centerIn: parent
        width: parent.width - root.unit * 1.6
        spacing: root.unit * 0.7
        Pair {
            width: parent.width
            align: Text.AlignHCenter
            main: root.words.trouble
            other: root.otherWords.trouble
            size: root.unit * 0.62
            otherSize: root.unit * 0.42
            color: Theme.alarm
        }
        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            fontSizeMode: Text.FixedSize
            elide: Text.ElideNone
            text: root.board.trouble
            color: Theme.text
            font.pixelSize: root.unit * 0.4
        }
    }
}
