// One of the kiosk's own pictures, in any colour; only an ornament to the words beside it.
import QtQuick

Image {
    id: picture

    required property string name
    required property color ink
    required property int size

    width: picture.size
    height: picture.size
    source: picture.name === "" ? "" : "image://pictures/" + picture.name + "/" + picture.ink.toString().slice(-6)
    sourceSize: Qt.size(picture.size, picture.size)
    Accessible.ignored: true
}
