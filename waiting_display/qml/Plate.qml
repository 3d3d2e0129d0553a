import QtQuick

// The number of a window, as it hangs above it.
Rectangle {
    id: root
    property string number
    property color ink
    property string name

    color: "white"
    radius: height * 0.1
    Words {
        objectName: root.name
        anchors.centerIn: parent
        width: parent.width * 0.9
        height: parent.height
        horizontalAlignment: Text.AlignHCenter
        text: root.number
        color: root.ink
        font { pixelSize: root.height * 0.98; weight: Font.Bold }
    }
}
