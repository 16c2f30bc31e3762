// The words of a page, the bands behind them, the pictures between them, and a finger on a sentence.
import QtQuick

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
        model: page.view.wordBands
        ink: Theme.chosen.word
        corner: page.sizes.radius / 3
        underline: page.sizes.bar
    }

    Bands {
        model: page.view.pressedBands
        ink: Theme.chosen.tile
        corner: page.sizes.radius / 3
        outline: page.sizes.edge
    }

    TextEdit {
        objectName: "pageText"
        width: page.view.textWidth
        height: page.view.textHeight
        readOnly: true
        selectByMouse: false
        activeFocusOnPress: false
        cursorVisible: false
        color: Theme.chosen.words
        font.family: "Atkinson Hyperlegible"
        font.pixelSize: page.sizes.text
        textFormat: TextEdit.RichText
        wrapMode: TextEdit.Wrap
        Accessible.name: page.view.title
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
