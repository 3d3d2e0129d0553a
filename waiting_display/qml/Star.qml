import QtQuick
import QtQuick.Shapes

// The eight-pointed star of the ornament: two squares, one turned by an eighth.
Item {
    id: root
    property color color: "white"

    Shape {
        width: 100; height: 100
        scale: root.width / 100
        transformOrigin: Item.TopLeft
        ShapePath {
            fillColor: root.color
            strokeColor: "transparent"
            PathSvg { path: "M50 0 64.6 14.6H85.4V35.4L100 50 85.4 64.6V85.4H64.6L50 100 35.4 85.4H14.6V64.6L0 50 14.6 35.4V14.6H35.4Z" }
        }
    }
}
