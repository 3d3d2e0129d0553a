pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme

// Five faces in a row, each with its word: no colour tells them apart.
Row {
    id: root
    required property var faces
    required property color colour
    required property real unit
    property int chosen: 0
    signal touched(int score)

    spacing: unit * 0.14

    Repeater {
        model: root.faces.length
        Target {
            id: face
            required property int index
            readonly property var shown: root.faces[index] ?? {}
            readonly property bool is: root.chosen === shown.score
            name: shown.title ?? ""
            width: (root.width - (root.faces.length - 1) * root.spacing) / Math.max(1, root.faces.length)
            height: root.height
            radius: root.unit * 0.24
            color: face.down || face.is ? Theme.line : Theme.card
            border { width: face.is ? 5 : 2; color: face.is ? root.colour : Theme.line }
            onPressed: root.touched(face.shown.score)

            Icon {
                anchors { horizontalCenter: parent.horizontalCenter; top: parent.top; topMargin: root.unit * 0.16 }
                name: face.shown.icon ?? ""
                colour: root.colour
                size: Math.min(parent.width - root.unit * 0.24, word.y - root.unit * 0.24)
            }
            Text {
                id: word
                anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: root.unit * 0.08 }
                height: Math.min(root.unit * 0.8, face.height * 0.4)
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                wrapMode: Text.WordWrap
                fontSizeMode: Text.Fit
                minimumPixelSize: Math.max(1, root.unit * 0.16)
                maximumLineCount: 2
                lineHeight: 0.9
                textFormat: Text.PlainText
                text: face.shown.title ?? ""
                color: Theme.text
                font { pixelSize: Math.max(1, root.unit * 0.36); weight: Font.DemiBold }
            }
        }
    }
}
