// Nobody is there: a name, one sentence and how to begin, very large. A touch anywhere begins.
import QtQuick
import QtQuick.Controls.Basic

AbstractButton {
    id: welcome

    required property View view
    readonly property bool isDim: welcome.view.isWelcomeDim
    // At night: the colours of Night, with a third of their light; measured like the others.
    readonly property color paper: welcome.isDim ? "#0A0D10" : Theme.chosen.paper
    readonly property color words: welcome.isDim ? "#A9A498" : Theme.chosen.words
    readonly property color accent: welcome.isDim ? "#84AEBD" : Theme.chosen.accent

    component Words: Label {
        required property int lettersPx

        font.pixelSize: lettersPx
        lineHeight: 1.2 * lettersPx
        lineHeightMode: Text.FixedHeight
        wrapMode: Text.WordWrap
        Accessible.ignored: true
    }

    focusPolicy: Qt.NoFocus
    hoverEnabled: false
    Accessible.name: [welcome.view.welcomeName, welcome.view.welcomeSentence, welcome.view.welcomeHint].join("\n")
    onClicked: welcome.view.glassReleased()

    background: Rectangle {
        color: welcome.paper
    }

    contentItem: Item {
        Picture {
            x: welcome.view.welcomePicture.x
            y: welcome.view.welcomePicture.y
            size: welcome.view.welcomePicture.width
            name: welcome.view.welcomeIcon
            ink: welcome.accent
        }

        Words {
            x: welcome.view.welcomeNamePlace.x
            y: welcome.view.welcomeNamePlace.y
            width: welcome.view.welcomeNamePlace.width
            lettersPx: welcome.view.welcomeNameText
            text: welcome.view.welcomeName
            color: welcome.accent
            font.bold: true
        }

        Words {
            x: welcome.view.welcomeSentencePlace.x
            y: welcome.view.welcomeSentencePlace.y
            width: welcome.view.welcomeSentencePlace.width
            lettersPx: welcome.view.welcomeSentenceText
            text: welcome.view.welcomeSentence
            color: welcome.words
        }

        Rectangle {
            id: panel

            readonly property color ink: welcome.isDim ? welcome.accent : Theme.chosen.onAccent

            x: welcome.view.welcomeHintPlace.x
            y: welcome.view.welcomeHintPlace.y
            width: welcome.view.welcomeHintPlace.width
            height: welcome.view.welcomeHintPlace.height
            radius: welcome.view.welcomePadding
            color: welcome.isDim ? "transparent" : welcome.accent
            border.width: welcome.view.sizes.bar
            border.color: welcome.accent

            Picture {
                id: hand

                anchors.verticalCenter: parent.verticalCenter
                x: welcome.view.welcomePadding
                size: welcome.view.welcomeHintText * 1.4
                name: welcome.view.welcomeHintIcon
                ink: panel.ink
            }

            Words {
                anchors.verticalCenter: parent.verticalCenter
                x: hand.x + hand.width + welcome.view.welcomePadding
                width: welcome.view.welcomeHintWidth
                lettersPx: welcome.view.welcomeHintText
                text: welcome.view.welcomeHint
                color: panel.ink
                font.bold: true
            }
        }
    }
}
