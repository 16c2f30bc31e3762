// A disc with a tick: chosen.
import QtQuick
import QtQuick.Shapes

Rectangle {
    id: disc

    required property int size
    property color ink: Theme.chosen.onAccent
    readonly property real unit: disc.size / 48

    width: disc.size
    height: disc.size
    radius: disc.size / 2
    color: Theme.chosen.accent

    Shape {
        anchors.fill: parent

        ShapePath {
            strokeColor: disc.ink
            strokeWidth: 6 * disc.unit
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin
            startX: 13 * disc.unit
            startY: 25 * disc.unit

            PathLine {
                x: 21 * disc.unit
                y: 33 * disc.unit
            }

            PathLine {
                x: 35 * disc.unit
                y: 16 * disc.unit
            }
        }
    }
}
