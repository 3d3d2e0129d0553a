pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Theme

// A button with an icon; its words become smaller before they are cut off.
Target {
    id: root
    required property string text
    required property color colour
    property bool filled: false
    property string icon: ""
    property bool iconLast: false
    property real fontSize: 34
    property real iconSize: fontSize * 1.1
    readonly property color ink: root.filled ? Theme.onColour : root.colour

    name: root.text
    implicitWidth: Math.max(row.wanted + 1.8 * fontSize, implicitHeight * 1.6)
    radius: height * 0.24
    color: root.filled ? (root.down ? Qt.darker(root.colour, 1.3) : root.colour) : (root.down ? Theme.line : Theme.card)
    border { width: root.filled ? 0 : Math.max(2, height * 0.025); color: root.colour }

    Row {
        id: row
        // Never less than a finger's mark of it stays free at each end.
        readonly property real room: root.width - root.fontSize * 0.7
        readonly property real beside: sign.visible ? sign.width + spacing : 0
        readonly property real wanted: beside + words.implicitWidth
        anchors.centerIn: parent
        height: parent.height
        spacing: root.fontSize * 0.45
        layoutDirection: root.iconLast ? Qt.RightToLeft : Qt.LeftToRight
        Icon {
            id: sign
            anchors.verticalCenter: parent.verticalCenter
            visible: root.icon !== ""
            name: root.icon
            colour: root.ink
            size: root.iconSize
            mirror: LayoutMirroring.enabled && (root.icon === "back" || root.icon === "forward")
        }
        Text {
            id: words
            width: Math.min(implicitWidth, row.room - row.beside)
            height: parent.height
            verticalAlignment: Text.AlignVCenter
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            fontSizeMode: Text.Fit
            minimumPixelSize: Math.max(1, root.fontSize * 0.5)
            lineHeight: 0.9
            text: root.text
            color: root.ink
            font { pixelSize: Math.max(1, root.fontSize); weight: Font.DemiBold }
        }
    }
}
