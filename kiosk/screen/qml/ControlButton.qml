// A button with a picture and words: plain, or strong for what most people want next.
import QtQuick
import QtQuick.Controls.Basic

Button {
    id: control

    required property Sizes sizes
    property bool isStrong: false
    property bool isOneLine: false
    property bool isStacked: false
    property bool isMirrored: false
    property real labelLine: control.sizes.labelLine
    property int pictureSize: control.sizes.icon
    property real scaling: 1
    readonly property bool isDark: control.isStrong && control.enabled || control.down
    readonly property color ink: control.isDark ? Theme.chosen.onAccent
                                                : control.enabled ? Theme.chosen.words : Theme.chosen.quiet

    focusPolicy: Qt.TabFocus
    hoverEnabled: false
    horizontalPadding: control.sizes.padding
    verticalPadding: 0
    spacing: control.sizes.padding
    Accessible.name: control.text

    contentItem: Item {
        id: content

        readonly property real above: control.sizes.padding * 0.36
        readonly property real beside: picture.width + control.spacing + words.paintedWidth
        // The letters of two close lines stand a little low in their lines.
        readonly property real lift: words.lineCount > 1 ? control.sizes.text * 0.06 : 0
        readonly property real start: Math.max(0, (content.width - content.beside) / 2)

        implicitWidth: Math.ceil(picture.width + control.spacing + words.implicitWidth) + 2

        Picture {
            id: picture

            x: control.isStacked ? (content.width - width) / 2
               : control.isMirrored ? content.start + words.paintedWidth + control.spacing : content.start
            y: control.isStacked ? content.above : (content.height - height) / 2
            name: control.icon.name
            size: control.pictureSize * control.scaling
            ink: control.isDark ? Theme.chosen.onAccent : control.enabled ? Theme.chosen.accent : Theme.chosen.quiet
        }

        Label {
            id: words

            x: control.isStacked ? 0
               : control.isMirrored ? content.start : content.start + picture.width + control.spacing
            y: control.isStacked ? content.above + picture.height : (content.height - height) / 2 - content.lift
            width: content.width - (control.isStacked ? 0 : picture.width + control.spacing)
            height: control.isStacked ? content.height - control.sizes.padding - picture.height
                                      : implicitHeight
            text: control.text
            color: control.ink
            font.pixelSize: control.sizes.text * control.scaling
            fontSizeMode: control.isOneLine ? Text.HorizontalFit : Text.FixedSize
            minimumPixelSize: control.sizes.text / 3
            wrapMode: control.isOneLine ? Text.NoWrap : Text.WordWrap
            lineHeight: control.labelLine * control.sizes.text * control.scaling
            lineHeightMode: Text.FixedHeight
            horizontalAlignment: control.isStacked ? Text.AlignHCenter : Text.AlignLeft
            verticalAlignment: Text.AlignVCenter
            Accessible.ignored: true
        }
    }

    background: Rectangle {
        radius: control.sizes.radius
        color: control.down ? (control.isStrong ? Theme.chosen.accentPressed : Theme.chosen.accent)
                            : control.isStrong && control.enabled ? Theme.chosen.accent
                            : control.enabled ? Theme.chosen.control : "transparent"
        border.width: control.enabled ? control.sizes.edge : 0
        border.color: control.isDark ? color : Theme.chosen.edge

        DashedEdge {
            visible: !control.enabled
            sizes: control.sizes
        }

        FocusRing {
            sizes: control.sizes
            visible: control.visualFocus
        }
    }
}
