// A bar as wide as a bank card: from the outer edge of one mark to the outer edge of the other.
import QtQuick

Item {
    id: bar

    required property Sizes sizes
    readonly property int mark: bar.sizes.bar

    visible: bar.width > 0
    Accessible.ignored: true

    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        height: parent.height / 2
        color: Theme.chosen.accent
    }

    Rectangle {
        width: bar.mark
        height: parent.height
        color: Theme.chosen.words
    }

    Rectangle {
        anchors.right: parent.right
        width: bar.mark
        height: parent.height
        color: Theme.chosen.words
    }
}
