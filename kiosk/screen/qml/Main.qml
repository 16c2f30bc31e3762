// The window: title above, words in the middle, controls below, on every screen.
import QtQuick
import QtQuick.Controls.Basic

ApplicationWindow {
    id: window

    required property View view
    property bool isByKeys: false

    visible: false
    title: window.view.title
    color: Theme.chosen.paper
    font.family: "Atkinson Hyperlegible"
    font.pixelSize: window.view.sizes.text

    Binding {
        target: Theme
        property: "wanted"
        value: window.view.theme
    }

    MouseArea {
        anchors.fill: parent
        onPressed: window.view.glassPressed()
        onClicked: window.view.glassReleased()
    }

    Item {
        anchors.fill: parent
        visible: window.view.isFrameShown

        TitleBar {
            view: window.view
            x: window.view.titleRect.x
            y: window.view.titleRect.y
            width: window.view.titleRect.width
            height: window.view.titleRect.height
        }

        Rectangle {
            y: window.view.titleRect.height - height
            width: window.width
            height: window.view.sizes.edge / 2
            color: Theme.chosen.edge
        }

        PageText {
            view: window.view
            x: window.view.bodyRect.x
            y: window.view.bodyRect.y
            width: window.view.bodyRect.width
            height: window.view.textHeight
        }

        Tiles {
            view: window.view
            width: window.width
            height: window.height
        }

        Rectangle {
            x: window.view.deskRect.x
            y: window.view.deskRect.y
            width: window.view.deskRect.width
            height: window.view.deskRect.height
            color: Theme.chosen.tile

            Rectangle {
                width: parent.width
                height: window.view.sizes.edge
                color: Theme.chosen.edge
            }
        }

        SayBar {
            view: window.view
            x: window.view.sayRect.x
            y: window.view.sayRect.y
            width: window.view.sayRect.width
            height: window.view.sayRect.height
        }

        ControlBar {
            view: window.view
            width: window.width
            height: window.height
        }

        CardBar {
            x: window.view.cardBar.x
            y: window.view.cardBar.y
            width: window.view.cardBar.width
            height: window.view.cardBar.height
            sizes: window.view.sizes
        }

        Caption {
            view: window.view
            x: window.view.captionPlace.x
            y: window.view.captionPlace.y
            width: window.view.captionPlace.width
            height: window.view.captionPlace.height
        }
    }

    PinPad {
        view: window.view
        anchors.fill: parent
        visible: window.view.isPin
    }

    Welcome {
        view: window.view
        anchors.fill: parent
        visible: window.view.isWelcome
    }

    DwellBadge {
        parent: Overlay.overlay
        z: 1
        view: window.view
    }

    IdleQuestion {
        view: window.view
        isByKeys: window.isByKeys
        width: window.width
        height: window.height
    }
}
