// The controls at the foot: always the same, always in the same place.
pragma ComponentBehavior: Bound

import QtQuick

Item {
    id: bar

    required property View view

    Repeater {
        model: bar.view.controls

        delegate: ControlButton {
            id: control

            required property int index
            required property string words
            required property string spoken
            required property string picture
            required property bool isOffered
            required property bool isMain
            required property bool isPictureAfter
            required property rect place

            x: control.place.x
            y: control.place.y
            width: control.place.width
            height: control.place.height
            sizes: bar.view.sizes
            text: control.words
            Accessible.name: control.spoken
            icon.name: control.picture
            enabled: control.isOffered
            isStrong: control.isMain
            isStacked: bar.view.isStacked
            labelLine: bar.view.controlLine
            isMirrored: control.isPictureAfter
            horizontalPadding: bar.view.controlPadding
            pictureSize: bar.view.isStacked ? bar.view.stackedPicture : bar.view.sizes.icon
            onClicked: bar.view.controlPressed(control.index)
        }
    }
}
