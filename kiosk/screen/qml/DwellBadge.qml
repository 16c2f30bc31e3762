// At the ring, for the one switch: whole seconds until what it stands on is pressed.
import QtQuick
import QtQuick.Controls.Basic

Rectangle {
    id: badge

    required property View view

    visible: badge.view.dwell !== ""
    x: badge.view.dwellPlace.x
    y: badge.view.dwellPlace.y
    width: badge.view.dwellPlace.width
    height: badge.view.dwellPlace.height
    radius: width / 2
    color: Theme.chosen.words
    border.width: badge.view.sizes.edge
    border.color: Theme.chosen.paper

    Label {
        anchors.centerIn: parent
        text: badge.view.dwell
        color: Theme.chosen.paper
        font.pixelSize: badge.view.dwellText
        font.bold: true
    }
}
