// A button of the bar above the controls; without words it is not there.
import QtQuick

ControlButton {
    id: button

    required property View view

    visible: button.text !== ""
    height: button.view.barButton
    sizes: button.view.sizes
    isOneLine: true
    labelLine: button.sizes.closeLine
    Accessible.name: button.text.replace("\n", " ")
    horizontalPadding: button.view.smallPadding
    spacing: button.view.smallPadding
    pictureSize: button.view.smallIcon
}
