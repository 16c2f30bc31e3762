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
}
