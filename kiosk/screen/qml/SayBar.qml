// The speak button, what can be said here, what was heard, and how to take it back: one row, or two on tall panels.
import QtQuick
import QtQuick.Controls.Basic

Item {
    id: bar

    required property View view
    readonly property Sizes sizes: bar.view.sizes
    readonly property int buttonY: bar.height - bar.view.barButton

    SmallButton {
        id: speak

        y: bar.buttonY
        width: bar.view.speakWidth
        view: bar.view
        enabled: bar.view.canSpeak
        isStrong: bar.view.isSpeakNow
        text: bar.view.speakLabel
        icon.name: bar.view.speakIcon
        Accessible.name: bar.view.speakSpoken
        Accessible.description: bar.view.speakDescribed
        onClicked: bar.view.speakPressed()
    }

    SmallButton {
        x: speak.visible ? speak.width + bar.sizes.gap : 0
        y: bar.buttonY
        width: bar.view.askWidth
        view: bar.view
        text: bar.view.askLabel
        icon.name: bar.view.askIcon
        onClicked: bar.view.askPressed()
    }

    Item {
        id: words

        readonly property real middle: (bar.view.isTall ? bar.view.wordsHeight : bar.height) / 2

        x: bar.view.wordsX
        width: bar.view.wordsWidth
        height: bar.height

        Label {
            id: before

            y: words.middle - height / 2
            width: bar.view.sayWidth
            text: bar.view.sayLabel
            color: Theme.chosen.words
            font.pixelSize: bar.view.sayText
            wrapMode: Text.WordWrap
            lineHeight: bar.sizes.closeLine * bar.view.sayText
            lineHeightMode: Text.FixedHeight
        }

        Label {
            x: before.text === "" ? 0 : before.width + bar.sizes.text / 2
            y: words.middle - height / 2
            visible: text !== ""
            text: bar.view.phrases
            color: Theme.chosen.words
            font.pixelSize: bar.sizes.text
            font.bold: true
        }

        Label {
            x: bar.view.phrases === "" && before.text === "" ? 0 : words.width - width
            y: words.middle - height / 2
            width: bar.view.heardWidth
            visible: text !== ""
            text: bar.view.heardLabel
            color: Theme.chosen.words
            font.pixelSize: bar.view.heardText
            wrapMode: Text.WordWrap
            lineHeight: bar.sizes.closeLine * bar.view.heardText
            lineHeightMode: Text.FixedHeight
        }
    }

    SmallButton {
        x: bar.width - width
        y: bar.buttonY
        width: bar.view.undoWidth
        view: bar.view
        text: bar.view.undoLabel
        icon.name: bar.view.undoIcon
        onClicked: bar.view.undoPressed()
    }
}
