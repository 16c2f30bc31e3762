// How loud it is at the microphone: dots that grow into bars, so that it is seen without any colour. A screen reader
// can ask for the value, which Python keeps (glass.py); it is not told of each change.
pragma ComponentBehavior: Bound

import QtQuick

Item {
    id: meter

    required property Sizes sizes
    required property int level
    required property int loudest
    property color ink: Theme.chosen.accent
    property string spoken
    readonly property int minimumValue: 0
    readonly property int maximumValue: meter.loudest
    readonly property int step: meter.sizes.meterBar + meter.sizes.meterGap

    width: meter.loudest * meter.step - meter.sizes.meterGap
    height: meter.sizes.signIcon
    Accessible.role: Accessible.ProgressBar
    Accessible.name: meter.spoken

    Repeater {
        model: meter.loudest

        delegate: Rectangle {
            id: bar

            required property int index
            readonly property int full: meter.height * (0.36 + 0.64 * bar.index / (meter.loudest - 1))

            x: bar.index * meter.step
            y: meter.height - bar.height
            width: meter.sizes.meterBar
            height: bar.index < meter.level ? bar.full : bar.width
            radius: bar.width / 2
            color: meter.ink
        }
    }
}
