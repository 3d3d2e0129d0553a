import QtQuick

// Words in the screen's language, and the same below in the other one, smaller.
Column {
    id: root
    property string main
    property string other
    property real size
    property real otherSize: size * 0.6
    property color color
    property color otherColor: color
    property int weight: Font.Bold
    property int align: Text.AlignLeft
    property int lines: 1

    Words {
        id: first
        width: root.width
        height: root.size * 1.4 * root.lines
        lines: root.lines
        text: root.main
        horizontalAlignment: root.align
        color: root.color
        font { pixelSize: root.size; weight: root.weight }
    }
    Words {
        width: root.width
        height: visible ? root.otherSize * 1.3 * root.lines : 0
        lines: root.lines
        visible: root.other !== ""
        text: root.other
        horizontalAlignment: root.align
        color: root.otherColor
        font { pixelSize: Math.min(root.otherSize, first.fontInfo.pixelSize * 0.85); weight: Font.Medium }
    }
}
