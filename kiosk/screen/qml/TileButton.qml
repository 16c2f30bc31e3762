// A numbered target: picture, number, title, and a line where there is one; a tick in place of the picture if chosen.
import QtQuick
import QtQuick.Controls.Basic

Button {
    id: tile

    required property View view
    required property int number
    required property string title
    required property string line
    required property string picture
    required property string described
    required property string spoken
    required property bool isMarked
    required property bool canBeChosen
    required property bool isChosen
    required property rect place
    readonly property Sizes sizes: tile.view.sizes
    readonly property int around: tile.view.tilePadding
    readonly property int edge: Theme.chosen.hasThickEdges ? tile.sizes.bar : tile.sizes.edge
    readonly property color ink: tile.down ? Theme.chosen.onAccent : Theme.chosen.words

    x: tile.place.x
    y: tile.place.y
    width: tile.place.width
    height: tile.place.height
    focusPolicy: Qt.TabFocus
    hoverEnabled: false
    horizontalPadding: tile.around
    verticalPadding: 0
    Accessible.name: tile.spoken
    Accessible.description: tile.described
    Accessible.checkable: tile.canBeChosen
    Accessible.checked: tile.isChosen
    onClicked: tile.view.tilePressed(tile.number)

    contentItem: Item {
        Picture {
            id: drawing

            anchors.verticalCenter: tile.view.isTilePictureSmall ? badge.verticalCenter : parent.verticalCenter
            name: tile.picture
            size: tile.view.tilePicture
            ink: tile.down ? Theme.chosen.onAccent : Theme.chosen.accent
            visible: !tile.isChosen
        }

        Tick {
            anchors.centerIn: drawing
            visible: tile.isChosen
            size: drawing.size
            color: tile.down ? Theme.chosen.onAccent : Theme.chosen.accent
            ink: tile.down ? Theme.chosen.accent : Theme.chosen.onAccent
        }

        Rectangle {
            id: badge

            x: drawing.width + tile.around
            y: words.y + title.y + (title.height - height) / 2
            width: tile.view.tileBadge
            height: tile.view.tileBadge
            radius: width / 2
            color: tile.down ? Theme.chosen.onAccent : Theme.chosen.accent

            Label {
                anchors.centerIn: parent
                text: tile.number
                color: tile.down ? Theme.chosen.accent : Theme.chosen.onAccent
                font.pixelSize: tile.view.tileNumber
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
                height: Math.max(implicitHeight, badge.height)
                verticalAlignment: Text.AlignVCenter
                text: tile.title
                color: tile.ink
                font.pixelSize: tile.view.tileTitle
                font.bold: true
                wrapMode: Text.Wrap
                maximumLineCount: tile.view.tileLines
                elide: Text.ElideRight
                lineHeight: tile.sizes.labelLine * tile.view.tileTitle
                lineHeightMode: Text.FixedHeight
                Accessible.ignored: true
            }

            Label {
                visible: text !== ""
                width: parent.width
                text: tile.line
                color: tile.ink
                font.pixelSize: tile.view.tileLine
                wrapMode: Text.WordWrap
                lineHeight: tile.sizes.labelLine * tile.view.tileLine
                lineHeightMode: Text.FixedHeight
                Accessible.ignored: true
            }
        }
    }

    background: Rectangle {
        radius: tile.sizes.radius
        color: tile.down ? Theme.chosen.accent : tile.isMarked ? Theme.chosen.sentence : Theme.chosen.tile
        border.width: tile.isChosen ? 2 * tile.edge : tile.edge
        border.color: tile.down || tile.isChosen ? Theme.chosen.accent : Theme.chosen.edge

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
