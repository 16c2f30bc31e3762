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

        x: bar.view.isTall || !ask.visible ? 0 : ask.width + bar.view.barGap
        height: bar.view.isTall ? bar.sizes.line : bar.height
        spacing: bar.sizes.text / 2

        Label {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, bar.view.sayWidth)
            height: Math.min(implicitHeight, sayable.height)
            visible: text !== ""
            text: bar.view.sayLabel
            color: Theme.chosen.words
            font.pixelSize: bar.sizes.text
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: bar.sizes.text / 3
        }

        Label {
            anchors.verticalCenter: parent.verticalCenter
            visible: text !== ""
            text: bar.view.phrases
            color: Theme.chosen.words
            font.pixelSize: bar.sizes.text
            font.bold: true
        }
    }

    Label {
        id: heard

        readonly property int most: bar.view.isHeardAbove ? bar.width
                                                          : undo.x - ask.width - 2 * bar.view.barGap
        readonly property int room: bar.view.isHeardAbove ? bar.sizes.line : bar.sizes.smallTarget

        x: bar.view.isHeardAbove ? 0 : undo.x - width - (undo.visible ? bar.view.barGap : 0)
        y: bar.view.isHeardAbove ? 0 : bar.height - height / 2 - bar.sizes.smallTarget / 2
        width: Math.min(implicitWidth, heard.most)
        height: Math.min(implicitHeight, heard.room)
        visible: text !== ""
        text: bar.view.heardLabel
        color: Theme.chosen.words
        font.pixelSize: bar.sizes.text
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: bar.sizes.text / 3
    }

    ControlButton {
        id: undo

        x: bar.width - width
        anchors.bottom: parent.bottom
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
