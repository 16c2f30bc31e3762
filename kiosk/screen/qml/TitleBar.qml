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

        width: bar.view.isTall ? bar.width : Math.min(implicitWidth, bar.width - facts.width - bar.space)
        height: bar.view.isTall ? bar.height - bar.sizes.line : bar.height
        text: bar.view.title
        color: Theme.chosen.words
        font.pixelSize: bar.sizes.heading
        font.bold: true
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: bar.sizes.text / 2
        verticalAlignment: Text.AlignVCenter
        Accessible.role: Accessible.Heading
        Accessible.name: bar.view.title
    }

    Row {
        id: facts

        anchors.right: bar.view.isTall ? undefined : parent.right
        y: bar.view.isTall ? title.height - bar.sizes.line * 0.2 : 0
        height: bar.view.isTall ? bar.sizes.line : bar.height
        spacing: bar.space

        Label {
            anchors.verticalCenter: parent.verticalCenter
            visible: bar.view.pageLabel !== ""
            text: bar.view.pageLabel
            color: Theme.chosen.quiet
            font.pixelSize: bar.sizes.text
        }

        Sign {
            anchors.verticalCenter: parent.verticalCenter
            sizes: bar.sizes
            mostWidth: bar.width * 0.4
            name: bar.view.soundIcon
            words: bar.view.soundLabel
        }

        Sign {
            anchors.verticalCenter: parent.verticalCenter
            sizes: bar.sizes
            mostWidth: bar.width * 0.4
            name: bar.view.microphoneIcon
            words: bar.view.microphoneLabel
        }
    }
}
