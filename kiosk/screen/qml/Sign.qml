// A state in picture and words, such as whether the microphone is open. It cannot be pressed.
import QtQuick
import QtQuick.Controls.Basic

Rectangle {
    id: sign

    required property Sizes sizes
    required property string name
    required property string words
    required property int fontPx
    property bool isFilled: false
    property bool isBroken: false
    property bool hasMeter: false
    property int level: 0
    property int loudest: 1
    readonly property int around: sign.isFilled || sign.isBroken ? sign.sizes.padding : 0

    visible: sign.words !== ""
    width: parts.width + 2 * sign.around
    height: sign.sizes.signHeight
    color: sign.isFilled ? Theme.chosen.accent : "transparent"
    radius: sign.sizes.radius

    DashedEdge {
        visible: sign.isBroken
        sizes: sign.sizes
    }

    Row {
        id: parts

        x: sign.around
        height: sign.height
        spacing: sign.sizes.padding * 0.8

        Picture {
            anchors.verticalCenter: parent.verticalCenter
            name: sign.name
            size: sign.sizes.signIcon
            ink: sign.isFilled ? Theme.chosen.onAccent : Theme.chosen.accent
        }

        Label {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            text: sign.words
            color: sign.isFilled ? Theme.chosen.onAccent : Theme.chosen.words
            font.pixelSize: sign.fontPx
        }

        Meter {
            objectName: sign.objectName === "" ? "" : sign.objectName + "Meter"
            anchors.verticalCenter: parent.verticalCenter
            visible: sign.hasMeter
            sizes: sign.sizes
            level: sign.level
            loudest: sign.loudest
            ink: sign.isFilled ? Theme.chosen.onAccent : Theme.chosen.accent
            spoken: sign.words
        }
    }
}
