// The colours, one row a theme. Every pair is measured from painted pixels by the tests.
pragma Singleton

import QtQuick

QtObject {
    id: theme

    component Colours: QtObject {
        required property color paper
        required property color words
        required property color accent
        required property color onAccent
        required property color accentPressed
        required property color tile
        required property color control
        required property color word
        required property color onWord
        required property color sentence
        required property color edge
        required property color quiet
        property bool hasThickEdges: false
    }

    readonly property Colours day: Colours {
        paper: "#FBF8F3"
        words: "#1B2430"
        accent: "#0B4F6C"
        onAccent: "#FFFFFF"
        accentPressed: "#06303F"
        tile: "#EAF1F2"
        control: "#FFFFFF"
        word: "#FFD76A"
        onWord: "#1B2430"
        sentence: "#FFF1C9"
        edge: "#5F7A85"
        quiet: "#3E4A55"
    }

    readonly property Colours night: Colours {
        paper: "#10161D"
        words: "#F3EFE6"
        accent: "#9AD4E8"
        onAccent: "#10161D"
        accentPressed: "#6DB0C9"
        tile: "#1C2630"
        control: "#263442"
        word: "#FFD76A"
        onWord: "#10161D"
        sentence: "#33415C"
        edge: "#7C93A0"
        quiet: "#BCC8CF"
    }

    readonly property Colours strong: Colours {
        paper: "#000000"
        words: "#FFFFFF"
        accent: "#FFE600"
        onAccent: "#000000"
        accentPressed: "#B8A600"
        tile: "#000000"
        control: "#000000"
        word: "#FFE600"
        onWord: "#000000"
        sentence: "#000000"
        edge: "#FFE600"
        quiet: "#D6D6D6"
        hasThickEdges: true
    }

    // One of kiosk.core.comfort.Theme; Main.qml binds it to what the patient chose.
    property string wanted: "day"
    readonly property Colours chosen: theme.wanted === "night" ? theme.night
                                      : theme.wanted === "strong" ? theme.strong : theme.day

    // What each colour of Day has become, for pictures drawn in those: pairs of colours, parted by hyphens.
    readonly property string recolouring: [
        [theme.day.paper, theme.chosen.paper],
        [theme.day.words, theme.chosen.words],
        [theme.day.accent, theme.chosen.accent],
        [theme.day.onAccent, theme.chosen.onAccent],
        [theme.day.tile, theme.chosen.tile],
        [theme.day.word, theme.chosen.word],
        [theme.day.sentence, theme.chosen.sentence],
        [theme.day.edge, theme.chosen.edge],
        [theme.day.quiet, theme.chosen.quiet],
        [theme.day.accentPressed, theme.chosen.accentPressed]
    ].map(pair => pair.map(colour => colour.toString().slice(-6)).join("")).join("-")
}
