// A state in picture and words, such as whether the microphone is open. It cannot be pressed.
import QtQuick
import QtQuick.Controls.Basic

Row {
    id: sign

    required property Sizes sizes
    required property string name
    required property string words
    required property int fontPx

    visible: sign.words !== ""
    spacing: sign.sizes.padding * 0.8

    Picture {
        anchors.verticalCenter: parent.verticalCenter
        name: sign.name
        size: sign.sizes.signIcon
        ink: Theme.chosen.accent
    }

    Label {
        anchors.verticalCenter: parent.verticalCenter
        text: sign.words
        color: Theme.chosen.words
        font.pixelSize: sign.fontPx
    }
}
