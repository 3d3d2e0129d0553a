import QtQuick
import QtQuick.Shapes

// Points to where the window is; where nobody said where, on in the direction of the language's lines.
Item {
    id: root
    property color color: "white"
    property bool rtl
    property string side

    height: width

    Shape {
        anchors.centerIn: parent
        width: 100; height: 70
        scale: root.width / 100
        rotation: root.side === "ahead" ? -90 : root.side === "left" || (root.side === "" && root.rtl) ? 180 : 0
        ShapePath {
            fillColor: "transparent"
            strokeColor: root.color
            strokeWidth: 14
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin
            PathSvg { path: "M8 35H90M63 8 90 35 63 62" }
        }
    }
}
