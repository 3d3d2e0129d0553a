pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme
import Istiqbal.Alone

// The keypad: digits run from left to right in every language, and what was typed shows as dots.
Column {
    id: root
    required property DoorModel door
    required property real unit
    required property real target
    spacing: root.unit * 0.18
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        width: root.unit * 6.2; height: root.unit * 0.9
        radius: height * 0.2
        color: Theme.card
        border { width: 2; color: root.door.wrong ? Theme.alarm : Theme.line }
        Accessible.role: Accessible.StaticText
        Accessible.name: (root.door.words.code ?? "") + ": " + root.door.typed
        Text {
            anchors.centerIn: parent
            text: "●".repeat(root.door.typed)
            color: Theme.text
            font { pixelSize: Math.max(1, root.unit * 0.34); letterSpacing: root.unit * 0.09 }
        }
    }
    Grid {
        anchors.horizontalCenter: parent.horizontalCenter
        columns: 3
        spacing: root.unit * 0.16
        Repeater {
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9"]
            StaffButton {
                required property string modelData
                width: root.unit * 1.96; height: root.target
                fontSize: root.unit * 0.44
                text: modelData
                description: root.door.words.press ?? ""
                enabled: !root.door.busy
                onPressed: root.door.digit(modelData)
            }
        }
        StaffButton {
            width: root.unit * 1.96; height: root.target
            fontSize: root.unit * 0.32
            text: root.door.words.erase ?? ""
            description: root.door.words.press ?? ""
            enabled: root.door.typed > 0
            onPressed: root.door.erase()
        }
        StaffButton {
            width: root.unit * 1.96; height: root.target
            fontSize: root.unit * 0.44
            text: "0"
            description: root.door.words.press ?? ""
            enabled: !root.door.busy
            onPressed: root.door.digit("0")
        }
        StaffButton {
            width: root.unit * 1.96; height: root.target
            fontSize: root.unit * 0.32
            filled: true
            text: root.door.words.enter ?? ""
            description: root.door.words.press ?? ""
            enabled: root.door.typed > 0 && !root.door.busy
            onPressed: root.door.enter()
        }
    }
}
