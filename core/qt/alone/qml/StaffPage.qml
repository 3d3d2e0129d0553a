pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme
import Istiqbal.Alone

// For staff: the code first, then how the device is and what may be done. Nothing is changed here.
Rectangle {
    id: root
    required property DoorModel door
    readonly property real unit: Math.min(width / 10.8, height / 10.8)
    // Never less than 20 mm, on a screen that tells its true size.
    readonly property real target: Math.max(unit * 0.95, Screen.pixelDensity > 2 ? 20 * Math.min(Screen.pixelDensity, 6) : 0)
    readonly property bool asks: door.where === "code"
    color: "#e61d2521"
    LayoutMirroring.enabled: root.door.rtl
    LayoutMirroring.childrenInherit: true
    Accessible.role: Accessible.Dialog
    Accessible.name: root.door.words.title ?? ""

    TapHandler {}  // what lies beneath is not to be touched

    Rectangle {
        id: card
        width: Math.min(root.width * 0.94, root.unit * 9.6)
        height: body.implicitHeight + root.unit * 0.7
        anchors.horizontalCenter: parent.horizontalCenter
        // Within reach on a tall screen.
        y: root.height > root.width ? root.height * 0.94 - height : (root.height - height) / 2
        radius: root.unit * 0.25
        color: Theme.ground

        Column {
            id: body
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: root.unit * 0.35 }
            spacing: root.unit * 0.2

            Text {
                width: parent.width
                horizontalAlignment: Text.AlignLeft
                text: root.door.words.title ?? ""
                color: Theme.text
                font { pixelSize: Math.max(1, root.unit * 0.44); weight: Font.Bold }
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            Text {
                width: parent.width
                horizontalAlignment: Text.AlignLeft
                wrapMode: Text.Wrap
                text: root.door.message || (root.asks ? root.door.words.enter_code : root.door.words.acts_told) || ""
                color: root.door.wrong ? Theme.alarm : Theme.quiet
                font { pixelSize: Math.max(1, root.unit * 0.32); weight: root.door.wrong ? Font.DemiBold : Font.Normal }
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
            CodePad { visible: root.asks; width: parent.width; door: root.door; unit: root.unit; target: root.target }
            StaffActs { visible: !root.asks; width: parent.width; door: root.door; unit: root.unit; target: root.target; wide: root.width > root.height }
            Row {
                width: parent.width
                spacing: root.unit * 0.16
                StaffButton {
                    width: (parent.width - parent.spacing) * 0.68; height: root.target
                    fontSize: root.unit * 0.34
                    text: root.door.words.back ?? ""
                    description: root.door.words.press ?? ""
                    keys: "Esc"
                    onPressed: root.door.act("back")
                }
                StaffButton {
                    width: (parent.width - parent.spacing) * 0.32; height: root.target
                    fontSize: root.unit * 0.32
                    text: root.door.words.other_language ?? ""
                    description: root.door.words.press ?? ""
                    onPressed: root.door.switch_language()
                }
            }
        }
    }
}
