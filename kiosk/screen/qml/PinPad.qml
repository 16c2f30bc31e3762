// The door for staff: circles for the digits that were typed, which nobody reads out, a pad, and the ways out.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic

Item {
    id: pad

    required property View view
    readonly property Sizes sizes: pad.view.sizes

    Label {
        x: pad.view.pinTitlePlace.x
        y: pad.view.pinTitlePlace.y
        width: pad.view.pinTitlePlace.width
        height: pad.view.pinTitlePlace.height
        text: pad.view.title
        color: Theme.chosen.accent
        font.pixelSize: pad.view.pinText * 1.2
        font.bold: true
        wrapMode: Text.WordWrap
        Accessible.role: Accessible.Heading
        Accessible.name: pad.view.title
    }

    Label {
        x: pad.view.pinMessagePlace.x
        y: pad.view.pinMessagePlace.y
        width: pad.view.pinMessagePlace.width
        height: pad.view.pinMessagePlace.height
        text: pad.view.pinMessage
        color: Theme.chosen.words
        font.pixelSize: pad.view.pinText
        wrapMode: Text.WordWrap
        lineHeight: 1.5 * pad.view.pinText
        lineHeightMode: Text.FixedHeight
    }

    Item {
        id: circles

        readonly property int minimumValue: 0
        readonly property int maximumValue: pad.view.pinCount
        readonly property int value: pad.view.pinTyped
        readonly property int step: circles.height * 1.5

        x: pad.view.pinCircles.x
        y: pad.view.pinCircles.y
        width: circles.step * pad.view.pinCount
        height: pad.view.pinCircles.height
        Accessible.role: Accessible.ProgressBar
        Accessible.name: pad.view.pinMessage

        Repeater {
            model: pad.view.pinCount

            delegate: Rectangle {
                required property int index

                x: index * circles.step
                width: circles.height
                height: circles.height
                radius: width / 2
                color: index < circles.value ? Theme.chosen.accent : "transparent"
                border.width: pad.sizes.edge
                border.color: index < circles.value ? Theme.chosen.accent : Theme.chosen.edge
            }
        }
    }

    Repeater {
        model: pad.view.pinDigits

        delegate: Button {
            id: digit

            required property int index
            required property string words
            required property bool isOffered
            required property rect place

            x: digit.place.x
            y: digit.place.y
            width: digit.place.width
            height: digit.place.height
            enabled: digit.isOffered
            focusPolicy: Qt.TabFocus
            hoverEnabled: false
            padding: 0
            Accessible.name: digit.words
            onClicked: pad.view.digitPressed(digit.index)

            contentItem: Label {
                text: digit.words
                color: digit.down ? Theme.chosen.onAccent : digit.enabled ? Theme.chosen.words : Theme.chosen.quiet
                font.pixelSize: Math.min(digit.height * 0.5, pad.sizes.text * 1.5)
                font.bold: true
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                Accessible.ignored: true
            }

            background: Rectangle {
                radius: pad.sizes.radius
                color: digit.down ? Theme.chosen.accent : digit.enabled ? Theme.chosen.control : "transparent"
                border.width: digit.enabled ? pad.sizes.edge : 0
                border.color: digit.down ? color : Theme.chosen.edge

                DashedEdge {
                    visible: !digit.enabled
                    sizes: pad.sizes
                }

                FocusRing {
                    sizes: pad.sizes
                    visible: digit.visualFocus
                }
            }
        }
    }

    Repeater {
        model: pad.view.pinWays

        delegate: ControlButton {
            id: way

            required property int index
            required property string words
            required property string spoken
            required property string picture
            required property bool isOffered
            required property rect place
            required isStacked
            required scaling

            x: way.place.x
            y: way.place.y
            width: way.place.width
            height: way.place.height
            sizes: pad.sizes
            text: way.words
            Accessible.name: way.spoken
            icon.name: way.picture
            enabled: way.isOffered
            labelLine: pad.sizes.closeLine
            horizontalPadding: way.isStacked ? pad.sizes.padding / 2 : pad.sizes.padding
            pictureSize: way.isStacked ? pad.view.stackedPicture : pad.sizes.icon
            onClicked: pad.view.wayPressed(way.index)
        }
    }
}
