// What is being spoken and stands nowhere else, on a strip over the page for as long as it is spoken.
import QtQuick
import QtQuick.Controls.Basic

Rectangle {
    id: strip

    required property View view
    readonly property Sizes sizes: strip.view.sizes

    visible: strip.view.caption !== ""
    color: Theme.chosen.tile
    radius: strip.sizes.radius
    border.width: strip.sizes.edge
    border.color: Theme.chosen.accent

    Picture {
        x: strip.sizes.padding
        y: strip.sizes.gap + (1.5 * strip.view.captionText - height) / 2
        size: strip.sizes.signIcon
        name: strip.view.captionIcon
        ink: Theme.chosen.accent
    }

    Label {
        x: 2 * strip.sizes.padding + strip.sizes.signIcon
        y: strip.sizes.gap
        width: strip.width - x - strip.sizes.padding
        text: strip.view.caption
        color: Theme.chosen.words
        font.pixelSize: strip.view.captionText
        wrapMode: Text.WordWrap
        lineHeight: 1.5 * strip.view.captionText
        lineHeightMode: Text.FixedHeight
    }
}
