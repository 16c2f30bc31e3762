// The pictures between the words of a page, in the colours of the theme; described by the words below each.
pragma ComponentBehavior: Bound

import QtQuick

Repeater {
    delegate: Image {
        id: drawing

        required property string key
        required property string words
        required property rect place

        x: drawing.place.x
        y: drawing.place.y
        width: drawing.place.width
        height: drawing.place.height
        source: "image://drawings/" + drawing.key + "/" + Theme.recolouring
        sourceSize: Qt.size(drawing.width, drawing.height)
        cache: false
        Accessible.role: Accessible.Graphic
        Accessible.name: drawing.words
    }
}
