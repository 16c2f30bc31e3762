// Title, place in the text, and what the kiosk can hear and say: one row, or two on tall panels.
import QtQuick
import QtQuick.Controls.Basic

Item {
    id: bar

    required property View view
    readonly property Sizes sizes: bar.view.sizes
    readonly property int space: bar.sizes.gap * 3

    Label {
        id: title

        y: bar.view.titleCentre - height / 2
        text: bar.view.title
        color: Theme.chosen.accent
        font.pixelSize: bar.view.titleText
        font.bold: true
        Accessible.role: Accessible.Heading
        Accessible.name: bar.view.title
    }

    Row {
        id: facts

        x: bar.view.isTall ? 0 : bar.width - width
        y: bar.view.titleCentre - height / 2 + (bar.view.isTall ? bar.sizes.line : 0)
        height: bar.sizes.line
        spacing: bar.space

        Label {
            anchors.verticalCenter: parent.verticalCenter
            visible: bar.view.pageLabel !== ""
            text: bar.view.pageLabel
            color: Theme.chosen.quiet
            font.pixelSize: bar.view.factsText
        }

        Sign {
            anchors.verticalCenter: parent.verticalCenter
            sizes: bar.sizes
            fontPx: bar.view.factsText
            name: bar.view.soundIcon
            words: bar.view.soundLabel
        }

        Sign {
            objectName: "microphone"
            anchors.verticalCenter: parent.verticalCenter
            sizes: bar.sizes
            fontPx: bar.view.factsText
            name: bar.view.microphoneIcon
            words: bar.view.microphoneLabel
            isFilled: bar.view.isSpeakNow
            isBroken: bar.view.isMicrophoneOff
            hasMeter: bar.view.isMeterShown
            level: bar.view.isStill ? 0 : bar.view.microphoneLevel
            loudest: bar.view.loudest
        }
    }
}
