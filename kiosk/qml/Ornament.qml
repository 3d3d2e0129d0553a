import QtQuick

// A ground of stars, cut off at its edges.
Item {
    id: root
    required property real tile
    property color colour: "white"
    clip: true

    Image {
        anchors.fill: parent
        fillMode: Image.Tile
        horizontalAlignment: Image.AlignLeft
        verticalAlignment: Image.AlignTop
        sourceSize: Qt.size(Math.round(root.tile), Math.round(root.tile))
        source: "image://icons/pattern/" + root.colour.toString().slice(-6)
    }
}
