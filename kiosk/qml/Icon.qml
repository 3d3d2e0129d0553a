import QtQuick

// A drawing of assets/icons in one colour, sharp at its own size.
Image {
    id: root
    required property string name
    property color colour: "white"
    property real size: 48

    width: size; height: size
    sourceSize: Qt.size(Math.max(1, Math.round(size)), Math.max(1, Math.round(size)))
    source: root.name === "" ? "" : "image://icons/" + root.name + "/" + root.colour.toString().slice(-6)
}
