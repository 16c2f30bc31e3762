// What can be said here, what was heard, and how to take it back: one row, or two on tall panels.
import QtQuick
import QtQuick.Controls.Basic

Item {
    id: bar

    required property View view
    readonly property Sizes sizes: bar.view.sizes

    ControlButton {
        id: ask

        anchors.bottom: parent.bottom
        visible: bar.view.hasAsk
        width: visible ? implicitWidth : 0
        height: bar.sizes.smallTarget
        sizes: bar.sizes
        isOneLine: true
        text: bar.view.askLabel
        icon.name: bar.view.askIcon
        onClicked: bar.view.askPressed()
    }

    Row {
        id: sayable

        x: bar.view.isTall || !ask.visible ? 0 : ask.width + bar.sizes.gap * 2
        height: bar.view.isTall ? bar.sizes.line : bar.height
        spacing: bar.sizes.text / 2

        Label {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, bar.view.sayWidth)
            height: Math.min(implicitHeight, sayable.height)
            text: bar.view.sayLabel
            color: Theme.chosen.words
            font.pixelSize: bar.sizes.text
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: bar.sizes.text / 3
        }

        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: bar.view.phrases
            color: Theme.chosen.words
            font.pixelSize: bar.sizes.text
            font.bold: true
        }
    }

    Row {
        id: heard

        readonly property int mostWords: bar.width - ask.width - undo.width - bar.sizes.gap * 4

        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: bar.sizes.smallTarget
        spacing: bar.sizes.gap * 2

        Label {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, heard.mostWords)
            height: Math.min(implicitHeight, heard.height)
            text: bar.view.heardLabel
            color: Theme.chosen.words
            font.pixelSize: bar.sizes.text
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: bar.sizes.text / 3
            verticalAlignment: Text.AlignVCenter
        }

        ControlButton {
            id: undo

            visible: bar.view.hasUndo
            width: visible ? Math.max(implicitWidth, bar.sizes.smallTarget) : 0
            height: bar.sizes.smallTarget
            sizes: bar.sizes
            isOneLine: true
            text: bar.view.undoLabel
            icon.name: bar.view.undoIcon
            onClicked: bar.view.undoPressed()
        }
    }
}
