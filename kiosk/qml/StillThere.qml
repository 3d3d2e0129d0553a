pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme
import Istiqbal.StillThereModel

// Before the time is over: it is said, and one touch gives it anew. What was typed lies hidden beneath.
Item {
    id: root
    required property StillThereModel model
    required property real unit
    required property real target
    required property color colour
    // Where what is touched begins; the question stands above.
    required property real split
    signal stays
    signal goes

    function take() { yes.forceActiveFocus() }

    Column {
        anchors { left: parent.left; right: parent.right }
        y: Math.max(0, (root.split - height) / 2)
        spacing: root.unit * 0.2
        Icon { anchors.horizontalCenter: parent.horizontalCenter; visible: root.split > root.unit * 3.6; name: "clock"; colour: root.colour; size: root.unit * 1.3 }
        Words {
            width: parent.width
            Accessible.role: Accessible.Heading
            text: root.model.title
            color: root.colour
            font { pixelSize: root.unit * 0.72; weight: Font.Bold }
        }
        Words { width: parent.width; text: root.model.left; font { pixelSize: root.unit * 0.42; weight: Font.Medium } }
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(parent.width, root.unit * 7); height: root.unit * 0.16; radius: height / 2
            color: Theme.line
            Rectangle {
                x: LayoutMirroring.enabled ? parent.width - width : 0
                width: parent.width * root.model.share; height: parent.height; radius: height / 2
                color: root.colour
            }
        }
    }
    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        y: root.split + Math.max(0, (root.height - root.split - height) / 2)
        width: Math.min(parent.width, root.unit * 7)
        spacing: root.unit * 0.3
        BigButton {
            id: yes
            width: parent.width; height: root.target * 1.3
            filled: true
            colour: root.colour
            icon: "hand"
            fontSize: root.unit * 0.5
            text: root.model.yes
            onPressed: root.stays()
        }
        BigButton {
            width: parent.width; height: root.target
            colour: root.colour
            icon: "check"
            fontSize: root.unit * 0.4
            text: root.model.no
            onPressed: root.goes()
        }
    }
}
