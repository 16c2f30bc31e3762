// Everything the window shows, and everything it tells. Python alone writes it and hears it (display.py).
import QtQuick

QtObject {
    id: view

    required property Sizes sizes

    // What the patient chose
    property string theme: "day"
    property bool isStill
    property bool isLow

    // The frame
    property bool isTall
    property rect titleRect
    property int titleCentre
    property rect bodyRect
    property rect deskRect
    property rect sayRect
    property int textWidth
    property int pageText: 45
    property real lineSpacing: 1.5
    property int textHeight
    property bool isStacked
    property int stackedPicture
    property int controlPadding
    property real controlLine: 1.14

    // Title
    property string title
    property int titleText: 54
    property int factsText: 45
    property string pageLabel
    property string microphoneIcon
    property string microphoneLabel
    property int microphoneLevel
    property int loudest: 5
    property bool isMeterShown
    property bool canSpeak
    property bool isSpeakNow
    property bool isMicrophoneOff
    property string soundIcon
    property string soundLabel

    // The stop of the ring that stands for the words; without a name it is not there
    property string stepLabel

    // Pictures between the words: Rows of rows.PictureRow
    property var pictures

    // Words and bands: Rows of rows.BandRow
    property var sentenceBands
    property var wordBands
    property var pressedBands
    property var letterBands
    property rect sentenceBar

    // Tiles: Rows of rows.TileRow
    property var tiles
    property int tilePicture
    property int tileBadge
    property bool isTilePictureSmall
    property int tileTitle: 45
    property int tileNumber: 45
    property int tilePadding
    property int tileLines: 4
    property int tileLine: 45

    // What can be said, what was heard; a button without words is not there
    property string speakLabel
    property string speakIcon
    property string speakSpoken
    property string speakDescribed
    property int speakWidth
    property string askLabel
    property string askIcon
    property int askWidth
    property string undoLabel
    property string undoIcon
    property int undoWidth
    property int barButton: 81
    property int smallPadding: 14
    property int smallIcon: 42
    property int wordsX
    property int wordsWidth
    property int wordsHeight
    property string sayLabel
    property int sayText: 45
    property int sayWidth
    property string phrases
    property string heardLabel
    property int heardText: 45
    property int heardWidth

    // Controls: Rows of rows.ControlRow
    property var controls

    // Pages over the whole glass; the frame is then not there
    property bool isFrameShown: true
    property bool isWelcome
    property bool isWelcomeDim
    property string welcomeName
    property string welcomeSentence
    property string welcomeHint
    property string welcomeIcon
    property rect welcomePicture
    property rect welcomeNamePlace
    property int welcomeNameText: 45
    property rect welcomeSentencePlace
    property int welcomeSentenceText: 45
    property string welcomeHintIcon
    property rect welcomeHintPlace
    property int welcomeHintWidth
    property int welcomeHintText: 45
    property int welcomePadding

    // The pad of the staff: Rows of pin_pad.DigitRow and pin_pad.WayRow
    property bool isPin
    property var pinDigits
    property var pinWays
    property rect pinTitlePlace
    property rect pinMessagePlace
    property rect pinCircles
    property int pinText: 45
    property string pinMessage
    property int pinTyped
    property int pinCount

    // Over the page: what is spoken, a bar to be measured, seconds at the ring
    property string caption
    property string captionIcon
    property int captionText: 45
    property rect captionPlace
    property rect cardBar
    property string dwell
    property int dwellText: 45
    property rect dwellPlace

    // The idle question
    property bool hasQuestion
    property int questionText: 45
    property real questionTitleScale: 1.7
    property string questionTitle
    property list<string> questionHints
    property string yesLabel
    property string yesIcon
    property string finishLabel
    property string finishIcon

    signal controlPressed(int number)
    signal tilePressed(int number)
    signal digitPressed(int number)
    signal wayPressed(int number)
    signal speakPressed
    signal askPressed
    signal undoPressed
    signal yesPressed
    signal finishPressed
    signal glassPressed
    signal glassReleased
    signal stepPressed
    signal textPressed(real x, real y)
    signal textMoved(real x, real y)
    signal textReleased(real x, real y)
    signal textLeft
}
