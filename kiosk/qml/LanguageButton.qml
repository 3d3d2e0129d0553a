import QtQuick
import Istiqbal.Theme
import Istiqbal.KioskModel
import Istiqbal.LanguageSheet

// One touch opens the languages; where it `calls`, it names them all.
BigButton {
    id: root
    required property KioskModel model
    required property real unit
    required property bool calls
    required property bool narrow
    readonly property LanguageSheet sheet: model.sheet as LanguageSheet
    readonly property string word: model.words.language ?? ""
    readonly property string everywhere: word === "Language" ? word : word + "  Language"

    name: calls ? everywhere + "  |  " + sheet.others : everywhere
    fontSize: unit * (calls ? 0.34 : narrow ? 0.28 : 0.4)
    colour: model.colours.colour ?? Theme.green
    icon: "globe"
    text: calls ? sheet.others : everywhere
    onPressed: sheet.show()
}
