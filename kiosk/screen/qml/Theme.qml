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
        required property color sentence
        required property color edge
        required property color quiet
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
        sentence: "#FFF1C9"
        edge: "#5F7A85"
        quiet: "#3E4A55"
    }

    readonly property Colours chosen: theme.day

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
