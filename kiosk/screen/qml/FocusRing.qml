// The ring around the control the keyboard is on.
import QtQuick

Rectangle {
    id: ring

    required property Sizes sizes

    anchors.fill: parent
    anchors.margins: -ring.sizes.ring - ring.sizes.ringGap
    color: "transparent"
    border.width: ring.sizes.ring
    border.color: Theme.chosen.words
    radius: ring.sizes.radius + ring.sizes.ring + ring.sizes.ringGap
}
