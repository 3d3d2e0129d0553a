pragma ComponentBehavior: Bound
import QtQuick

// A section to choose, with who waits in it.
Rectangle {
    id: root
    required property var section
    required property real unit
    signal chosen

    radius: unit * 0.3
    color: touch.pressed ? section.deep : section.colour

    Accessible.role: Accessible.Button
    Accessible.name: section.title + "، " + section.waiting + " " + section.wait
    Accessible.onPressAction: root.chosen()

    Column {
        anchors.centerIn: parent
        width: parent.width - root.unit
        spacing: root.unit * 0.22
        Text {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            text: root.section.title
            color: "white"
            font { pixelSize: root.unit * 0.78; weight: Font.Bold }
        }
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: root.unit; height: root.unit * 0.04; radius: height / 2
            color: "white"; opacity: 0.5
        }
        Text {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            text: root.section.waiting
            color: "white"
            font { pixelSize: root.unit * 0.38; weight: Font.Medium }
        }
        Text {
            width: parent.width
            visible: text !== ""
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            text: root.section.wait
            color: "white"
            font { pixelSize: root.unit * 0.34 }
        }
    }
    TapHandler {
        id: touch
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: root.chosen()
    }
}
