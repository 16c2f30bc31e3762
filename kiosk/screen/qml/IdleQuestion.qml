// Is anybody there? Two very large answers; a touch anywhere else says yes as well.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic

Popup {
    id: question

    required property View view
    required property bool isByKeys
    readonly property Sizes sizes: question.view.sizes
    readonly property int columnWidth: Math.min(question.width - 2 * question.sizes.margin, question.view.questionText * 32)

    visible: question.view.hasQuestion
    modal: true
    dim: false
    focus: true
    closePolicy: Popup.NoAutoClose
    padding: 0
    onOpened: yes.forceActiveFocus(question.isByKeys ? Qt.TabFocusReason : Qt.OtherFocusReason)

    background: Rectangle {
        color: Theme.chosen.paper
    }

    contentItem: Item {
        objectName: "question"
        Accessible.role: Accessible.Dialog
        Accessible.name: question.view.questionTitle

        MouseArea {
            anchors.fill: parent
            onPressed: question.view.glassPressed()
            onClicked: question.view.glassReleased()
        }

        Column {
            anchors.horizontalCenter: parent.horizontalCenter
            y: question.view.isLow ? parent.height - height - question.sizes.margin : (parent.height - height) / 2
            width: question.columnWidth
            spacing: question.sizes.line / 2

            Label {
                width: parent.width
                text: question.view.questionTitle
                color: Theme.chosen.words
                font.pixelSize: question.view.questionText * question.view.questionTitleScale
                font.bold: true
                wrapMode: Text.WordWrap
                horizontalAlignment: Text.AlignHCenter
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }

            Repeater {
                model: question.view.questionHints

                delegate: Label {
                    required property string modelData

                    width: question.columnWidth
                    text: modelData
                    color: Theme.chosen.words
                    font.pixelSize: question.view.questionText
                    wrapMode: Text.WordWrap
                    lineHeight: question.view.questionText * question.view.lineSpacing
                    lineHeightMode: Text.FixedHeight
                    horizontalAlignment: Text.AlignHCenter
                }
            }

            Grid {
                id: answers

                readonly property int columnCount: question.view.isTall ? 1 : 2

                columns: answers.columnCount
                spacing: question.sizes.gap * 2

                ControlButton {
                    id: yes

                    width: (question.columnWidth - answers.spacing * (answers.columnCount - 1)) / answers.columnCount
                    height: question.sizes.target * 1.7
                    sizes: question.sizes
                    scaling: 1.25
                    isStrong: true
                    text: question.view.yesLabel
                    icon.name: question.view.yesIcon
                    onClicked: question.view.yesPressed()
                }

                ControlButton {
                    width: yes.width
                    height: yes.height
                    sizes: question.sizes
                    scaling: 1.25
                    text: question.view.finishLabel
                    icon.name: question.view.finishIcon
                    onClicked: question.view.finishPressed()
                }
            }
        }
    }
}
