// The ring around the control the keyboard is on.
import QtQuick

Rectangle {
    id: ring

    required property Sizes sizes
    readonly property int thickness: ring.sizes.ring

    anchors.fill: parent
    anchors.margins: -ring.sizes.ring - ring.sizes.ringGap
    color: "transparent"
    border.width: ring.thickness
    border.color: Theme.chosen.words
    radius: ring.sizes.radius + ring.sizes.ring + ring.sizes.ringGap
}
