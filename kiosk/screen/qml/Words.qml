// The word being read, over the text: a strong band with a bar below it, and the letters in the colour for that band.
pragma ComponentBehavior: Bound

import QtQuick

Repeater {
    id: marks

    required property Sizes sizes

    delegate: Rectangle {
        id: mark

        required property rect place
        required property string letters
        required property int textPx
        required property bool isBold
        required property real besidePx
        required property real basePx

        x: mark.place.x
        y: mark.place.y
        width: mark.place.width
        height: mark.place.height
        radius: marks.sizes.radius / 3
        color: Theme.chosen.word

        Text {
            x: mark.besidePx
            y: mark.basePx - baselineOffset
            text: mark.letters
            textFormat: Text.PlainText
            color: Theme.chosen.onWord
            font.family: "Atkinson Hyperlegible"
            font.pixelSize: mark.textPx
            font.bold: mark.isBold
            Accessible.ignored: true
        }

        Rectangle {
            anchors.top: parent.bottom
            width: parent.width
            height: marks.sizes.bar
            color: Theme.chosen.accent
        }
    }
}
