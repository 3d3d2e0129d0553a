import QtQuick
import Istiqbal.HallMedia

// Pictures that fade into each other, and films without sound; all of it stands still while somebody is called.
Rectangle {
    id: root
    required property HallMedia media
    required property var board
    required property real unit
    readonly property bool quiet: board.announcing
    property bool second: false

    function take() {
        if (media.picture === (second ? other : one).source.toString())
            return
        const front = second ? one : other
        front.source = media.picture
        second = !second
    }

    radius: unit * 0.3
    color: board.colours.deep
    clip: true
    onQuietChanged: media.be_quiet(quiet)
    Component.onCompleted: {
        one.source = media.picture
        media.be_quiet(quiet)
    }

    Connections {
        target: root.media
        function onChanged() { root.take() }
    }
    Image {
        id: one
        objectName: root.second ? "" : "picture"
        anchors { fill: parent; margins: root.unit * 0.12 }
        cache: false
        fillMode: Image.PreserveAspectFit
        opacity: root.second ? 0 : 1
        Behavior on opacity { NumberAnimation { duration: 1200; easing.type: Easing.InOutQuad } }
    }
    Image {
        id: other
        objectName: root.second ? "picture" : ""
        anchors { fill: parent; margins: root.unit * 0.12 }
        cache: false
        fillMode: Image.PreserveAspectFit
        opacity: root.second ? 1 : 0
        Behavior on opacity { NumberAnimation { duration: 1200; easing.type: Easing.InOutQuad } }
    }
    Rectangle {
        anchors.fill: parent
        visible: root.media.film !== ""
        radius: parent.radius
        color: "black"
        Film {
            anchors { fill: parent; margins: root.unit * 0.12 }
            path: root.media.film
            still: root.quiet
            onOver: damaged => root.media.film_over(damaged)
        }
    }
}
