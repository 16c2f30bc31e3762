// The edge of a control that is not offered now: broken and thin, so that it is seen to be off without any colour.
import QtQuick
import QtQuick.Shapes

Shape {
    id: shape

    required property Sizes sizes
    readonly property real thin: Math.max(1, shape.sizes.edge / 2)

    anchors.fill: parent

    ShapePath {
        strokeColor: Theme.chosen.edge
        strokeWidth: shape.thin
        strokeStyle: ShapePath.DashLine
        dashPattern: [4, 4]
        fillColor: "transparent"

        PathRectangle {
            x: shape.thin / 2
            y: shape.thin / 2
            width: shape.width - shape.thin
            height: shape.height - shape.thin
            radius: shape.sizes.radius
        }
    }
}
