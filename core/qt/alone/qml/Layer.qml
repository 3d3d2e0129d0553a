pragma ComponentBehavior: Bound
import QtQuick
import Istiqbal.Alone

// Above everything else of a window: the dark screen outside of opening hours, and the staff page.
Item {
    id: root
    objectName: "alone"
    required property DoorModel door
    required property RestModel rest
    anchors.fill: parent
    z: 1000

    RestPage { anchors.fill: parent; visible: root.rest.isResting && root.door.where === ""; rest: root.rest }
    StaffPage { anchors.fill: parent; visible: root.door.where !== ""; door: root.door }
}
