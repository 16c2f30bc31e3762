// The words of a page, the bands behind them, the pictures between them, and a finger on a sentence.
import QtQuick
import QtQuick.Controls.Basic

Item {
    id: page

    required property View view
    readonly property Sizes sizes: page.view.sizes

    Bands {
        model: page.view.sentenceBands
        ink: Theme.chosen.sentence
        corner: page.sizes.radius / 3
    }

    Rectangle {
        x: -page.sizes.gutter
        y: page.view.sentenceBar.y
        width: page.view.sentenceBar.width
        height: page.view.sentenceBar.height
        radius: width / 2
        color: Theme.chosen.accent
    }

    Bands {
        model: page.view.pressedBands
        ink: Theme.chosen.tile
        corner: page.sizes.radius / 3
        outline: page.sizes.edge
    }

    Bands {
        model: page.view.letterBands
        ink: Theme.chosen.word
        corner: 0
        underline: 3 * page.sizes.bar
    }

    // Below the words, so that no finger ever finds it.
    AbstractButton {
        id: stop

        objectName: "textStop"
        width: page.view.textWidth
        height: Math.min(words.contentHeight, page.view.textHeight)
        visible: page.view.stepLabel !== "" && page.view.textHeight > 0
        focusPolicy: Qt.TabFocus
        hoverEnabled: false
        Accessible.name: page.view.stepLabel
        onClicked: page.view.stepPressed()

        FocusRing {
            readonly property int beside: page.sizes.ring + page.sizes.bar
            readonly property int above: page.y - page.view.titleRect.height < beside ? 0 : beside

            sizes: page.sizes
            visible: stop.visualFocus
            anchors.leftMargin: -beside
            anchors.rightMargin: -beside
            anchors.topMargin: -above
            anchors.bottomMargin: -page.sizes.ring - page.sizes.ringGap
        }
    }

    TextEdit {
        id: words

        objectName: "pageText"
        width: page.view.textWidth
        height: page.view.textHeight
        readOnly: true
        selectByMouse: false
        activeFocusOnPress: false
        cursorVisible: false
        color: Theme.chosen.words
        font.family: "Atkinson Hyperlegible"
        font.pixelSize: page.view.pageText
        textFormat: TextEdit.RichText
        wrapMode: TextEdit.Wrap
        Accessible.name: page.view.title
    }

    Words {
        model: page.view.wordBands
        sizes: page.sizes
    }

    Drawings {
        model: page.view.pictures
    }

    MouseArea {
        anchors.fill: parent
        onPressed: mouse => page.view.textPressed(mouse.x, mouse.y)
        onPositionChanged: mouse => page.view.textMoved(mouse.x, mouse.y)
        onReleased: mouse => page.view.textReleased(mouse.x, mouse.y)
        onCanceled: page.view.textLeft()
    }
}
