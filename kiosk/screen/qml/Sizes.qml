// Sizes of this panel in pixels; Python works them out from millimetres (millimetres.py).
import QtQuick

QtObject {
    property int text: 45
    property int heading: 54
    property int line: 68
    property int margin: 33
    property int gap: 13
    property int target: 101
    property int smallTarget: 81
    property int padding: 14
    property int icon: 42
    property int signIcon: 36
    property int signHeight: 60
    property int meterBar: 7
    property int meterGap: 5
    property int ring: 9
    property int ringGap: 2
    property int bar: 5
    property int edge: 3
    property int radius: 13
    property int gutter: 21
    property int tilePadding: 25
    property real labelLine: 1.14
    property real closeLine: 1
}
