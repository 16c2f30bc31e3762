// A button with a picture and words: plain, or strong for what most people want next.
import QtQuick
import QtQuick.Controls.Basic

Button {
    id: control

    required property Sizes sizes
    property bool isStrong: false
    property bool isOneLine: false
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
        implicitWidth: Math.ceil(picture.width + control.spacing + words.implicitWidth) + 2

        Picture {
            id: picture

            anchors.verticalCenter: parent.verticalCenter
            x: Math.max(0, (parent.width - picture.width - control.spacing - words.paintedWidth) / 2)
            name: control.icon.name
            size: control.sizes.icon * control.scaling
            ink: control.isDark ? Theme.chosen.onAccent : control.enabled ? Theme.chosen.accent : Theme.chosen.quiet
        }

        Label {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            x: picture.x + picture.width + control.spacing
            width: parent.width - picture.width - control.spacing
            text: control.text
            color: control.ink
            font.pixelSize: control.sizes.text * control.scaling
            fontSizeMode: control.isOneLine ? Text.HorizontalFit : Text.FixedSize
            minimumPixelSize: control.sizes.text / 3
            wrapMode: control.isOneLine ? Text.NoWrap : Text.WordWrap
            lineHeight: control.sizes.labelLine * control.sizes.text * control.scaling
            lineHeightMode: Text.FixedHeight
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

        FocusRing {
            sizes: control.sizes
            visible: control.visualFocus
        }
    }
}
