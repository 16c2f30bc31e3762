// The numbered targets that are on this page.
pragma ComponentBehavior: Bound

import QtQuick

Item {
    id: tiles

    required property View view

    Repeater {
        model: tiles.view.tiles

        delegate: TileButton {
            view: tiles.view
        }
    }
}
