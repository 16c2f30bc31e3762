// A numbered tile of the home screen: picture, number, title, and a line where it has room.
import QtQuick
import QtQuick.Controls.Basic

Button {
    id: tile

    required property View view
    required property int number
    required property string title
    required property string line
    required property string picture
    required property string spoken
    required property bool isMarked
    readonly property Sizes sizes: tile.view.sizes
    readonly property int around: tile.view.tileHasLine ? tile.sizes.tilePadding : tile.sizes.padding
    readonly property color ink: tile.down ? Theme.chosen.onAccent : Theme.chosen.words

    width: tile.view.tileWidth
    height: tile.view.tileHeight
    focusPolicy: Qt.TabFocus
    hoverEnabled: false
    horizontalPadding: tile.around
    verticalPadding: 0
    Accessible.name: tile.spoken
    onClicked: tile.view.tilePressed(tile.number)

    contentItem: Item {
        Picture {
            id: drawing

            anchors.verticalCenter: parent.verticalCenter
            name: tile.picture
            size: tile.view.tilePicture
            ink: tile.down ? Theme.chosen.onAccent : Theme.chosen.accent
        }

        Rectangle {
            id: badge

            x: drawing.width + tile.around
            y: words.y + title.y + (title.height - height) / 2
            width: tile.sizes.badge
            height: tile.sizes.badge
            radius: width / 2
            color: tile.down ? Theme.chosen.onAccent : Theme.chosen.accent

            Label {
                anchors.centerIn: parent
                text: tile.number
                color: tile.down ? Theme.chosen.accent : Theme.chosen.onAccent
                font.pixelSize: tile.sizes.text
                font.bold: true
                Accessible.ignored: true
            }
        }

        Column {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            x: badge.x + badge.width + tile.sizes.padding
            width: parent.width - x
            spacing: tile.sizes.padding / 2

            Label {
                id: title

                width: parent.width
                text: tile.title
                color: tile.ink
                font.pixelSize: tile.view.tileTitle
                font.bold: true
                wrapMode: Text.WordWrap
                lineHeight: tile.sizes.labelLine * tile.view.tileTitle
                lineHeightMode: Text.FixedHeight
                Accessible.ignored: true
            }

            Label {
                visible: tile.view.tileHasLine
                width: parent.width
                text: tile.line
                color: tile.ink
                font.pixelSize: tile.sizes.text
                wrapMode: Text.WordWrap
                lineHeight: tile.sizes.labelLine * tile.sizes.text
                lineHeightMode: Text.FixedHeight
                Accessible.ignored: true
            }
        }
    }

    background: Rectangle {
        radius: tile.sizes.radius
        color: tile.down ? Theme.chosen.accent : tile.isMarked ? Theme.chosen.sentence : Theme.chosen.tile
        border.width: tile.sizes.edge
        border.color: tile.down ? Theme.chosen.accent : Theme.chosen.edge

        Rectangle {
            visible: tile.isMarked
            width: tile.sizes.bar * 2
            anchors.left: parent.left
            anchors.top: parent.top
            anchors.bottom: parent.bottom
            anchors.margins: tile.sizes.radius / 2
            radius: width / 2
            color: Theme.chosen.accent
        }

        FocusRing {
            sizes: tile.sizes
            visible: tile.visualFocus
        }
    }
}
