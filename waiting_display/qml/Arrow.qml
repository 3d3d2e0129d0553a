import QtQuick
import QtQuick.Shapes

// Points where a line of the language goes on: from the ticket to its window.
Item {
    id: root
    property color color: "white"
    property bool toTheLeft

    height: width * 0.7

    Shape {
        width: 100; height: 70
        scale: root.width / 100
        transformOrigin: Item.TopLeft
        transform: Scale { xScale: root.toTheLeft ? -1 : 1; origin.x: 50 }
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
