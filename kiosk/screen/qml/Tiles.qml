// The tiles of the home screen that are on this page.
pragma ComponentBehavior: Bound

import QtQuick

Grid {
    id: tiles

    required property View view

    columns: tiles.view.tileColumns
    spacing: tiles.view.tileGap

    Repeater {
        model: tiles.view.tiles

        delegate: TileButton {
            view: tiles.view
        }
    }
}
