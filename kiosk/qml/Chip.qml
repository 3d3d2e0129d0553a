import QtQuick
import Istiqbal.Theme

// Something to choose or not, with a mark where it is chosen.
Target {
    id: root
    required property string text
    required property bool chosen
    required property color colour
    required property real unit

    name: root.text
    radius: height * 0.24
    color: root.down ? Theme.line : root.chosen ? root.colour : Theme.card
    border { width: Math.max(2, height * 0.025); color: root.colour }
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: root.chosen
    Accessible.onToggleAction: root.pressed()

    Icon {
        id: mark
        anchors { left: parent.left; leftMargin: root.unit * 0.2; verticalCenter: parent.verticalCenter }
        visible: root.chosen
        name: "check"
        colour: Theme.onColour
        size: root.unit * 0.4
    }
    Text {
        anchors { left: mark.right; right: parent.right; top: parent.top; bottom: parent.bottom; leftMargin: root.unit * 0.1; rightMargin: root.unit * 0.2 }
        horizontalAlignment: Text.AlignLeft
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.WordWrap
        fontSizeMode: Text.Fit
        minimumPixelSize: Math.max(1, root.unit * 0.16)
        lineHeight: 0.9
        textFormat: Text.PlainText
        text: root.text
        color: root.chosen ? Theme.onColour : root.colour
        font { pixelSize: Math.max(1, root.unit * 0.34); weight: Font.DemiBold }
    }
}
