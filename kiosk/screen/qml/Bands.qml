// Bands behind words, one rectangle a line, each with a bar below it where that is asked for.
pragma ComponentBehavior: Bound

import QtQuick

Repeater {
    id: bands

    required property color ink
    required property int corner
    property int outline: 0
    property int underline: 0

    delegate: Rectangle {
        id: band

        required property rect place

        x: band.place.x
        y: band.place.y
        width: band.place.width
        height: band.place.height
        radius: bands.corner
        color: bands.ink
        border.width: bands.outline
        border.color: Theme.chosen.accent

        Rectangle {
            anchors.top: parent.bottom
            width: parent.width
            height: bands.underline
            color: Theme.chosen.accent
        }
    }
}
