"""A window with a button and a line of text, for the lab to look at and to press."""

import sys

from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine

QML = b"""
import QtQuick
import QtQuick.Controls.Basic
ApplicationWindow {
    id: window
    Component.onCompleted: requestActivate()
    visible: true; width: 400; height: 200; color: "#ff0000"
    Button { id: button; text: "Press me"; x: 20; y: 20; onClicked: show() }
    function show() { words.text = "Pressed"; window.color = "#0000ff" }
    TextArea { id: words; text: "Waiting"; readOnly: true; x: 20; y: 120; Accessible.name: "words" }
}
"""


def main() -> int:
    application = QGuiApplication(sys.argv)
    engine = QQmlApplicationEngine()
    engine.loadData(QML)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
