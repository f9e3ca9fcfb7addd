/// The words by which a message sounds like an emergency, for which a city's 311 is the wrong place: its sender is told to call 911
/// (contracts: "emergency stop").
///
/// A phrase matches whole words in any case, with or without diacritics and punctuation; a trailing `*` takes any ending. The list
/// errs on the side of one answer too many, and keeps away from words that 311 hears every day: "fire hydrant", "gas station",
/// "violación de estacionamiento".
package struct EmergencyPhrases: Sendable {
    /// What comes with intake, in English, Spanish, Portuguese and Haitian Creole.
    package static let standard = EmergencyPhrases(listed)
    package static let listed: [String] = english + spanish + portuguese + haitianCreole

    private let index: KeywordIndex

    package init(_ phrases: [String]) {
        index = KeywordIndex([phrases])
    }

    /// The standard list with a city's own phrases.
    package static func standard(and phrases: [String]) -> EmergencyPhrases {
        EmergencyPhrases(listed + phrases)
    }

    /// What is wrong with a configured phrase, in words for the operator; nil where it can be found.
    package static func problem(with phrase: String) -> String? { KeywordIndex.problem(with: phrase) }

    /// The phrase that stands first in the text, as it is configured.
    package func phrase(in text: FoldedText) -> String? { index.matches(in: text).first?.keyword }

    private static let english = [
        "on fire", "there is a fire in", "there is a fire at", "fire in my", "fire at my", "house fire",
        "apartment fire", "building is burning", "house is burning", "explosion", "exploded", "gas leak", "gas smell",
        "smell gas", "smelling gas", "smells of gas", "smells like gas", "smelled gas", "smell of gas",
        "carbon monoxide", "live wire*", "sparking wire*", "wires are sparking", "downed power line*", "downed wire*",
        "power line is down", "power lines are down", "power line down", "power lines down", "wires down",
        "not breathing", "stopped breathing", "can't breathe", "cant breathe", "cannot breathe", "trouble breathing",
        "heart attack", "cardiac arrest", "having a stroke", "having a seizure", "unconscious", "is unresponsive",
        "has passed out", "just passed out", "overdose", "overdosed", "overdosing", "is choking", "drowning",
        "is bleeding", "am bleeding", "bleeding badly", "badly hurt", "badly injured", "someone is dying",
        "she is dying", "he is dying", "i am dying", "person was hit", "pedestrian was hit", "pedestrian hit",
        "child was hit", "someone got hit", "need an ambulance", "send an ambulance", "call an ambulance",
        "person trapped", "people trapped", "child trapped", "stuck in the elevator", "trapped in the elevator",
        "trapped in an elevator", "shots fired", "gunshot*", "active shooter", "is shooting", "was shot", "been shot",
        "got shot", "has a gun", "have a gun", "with a gun", "stabbed", "stabbing", "has a knife", "with a knife",
        "being attacked", "is attacking", "attacking me", "being robbed", "robbing me", "kidnap*", "abducted",
        "raped", "beating me", "beating his wife", "hitting his wife", "going to kill", "trying to kill",
        "threatening to kill", "breaking into my", "break in in progress", "someone is in my house", "kill myself",
        "killing myself", "end my life", "want to die", "suicidal", "suicide", "life or death", "medical emergency",
        "this is an emergency", "it is an emergency", "it's an emergency", "its an emergency",
    ]

    private static let spanish = [
        "un incendio", "hay fuego", "en llamas", "se está quemando", "se está incendiando", "se incendió",
        "explosión", "explotó", "fuga de gas", "escape de gas", "olor a gas", "huele a gas", "huelo gas",
        "huelo a gas", "monóxido de carbono", "cable caído", "cables caídos", "cable eléctrico caído", "cable pelado",
        "no respira", "no está respirando", "no puede respirar", "no puedo respirar", "ataque al corazón",
        "ataque cardíaco", "infarto", "derrame cerebral", "convulsionando", "convulsiones", "inconsciente",
        "se desmayó", "sobredosis", "está sangrando", "estoy sangrando", "se está ahogando", "me estoy ahogando",
        "herido grave", "heridos graves", "gravemente herid*", "está herido", "está herida", "hay heridos",
        "se está muriendo", "me estoy muriendo", "una ambulancia", "atrapado en el ascensor",
        "atrapada en el ascensor", "atrapado en el elevador", "atrapada en el elevador", "atropell*", "disparos",
        "disparando", "le dispararon", "tiroteo", "balacera", "tiene una pistola", "con una pistola", "tiene un arma",
        "con un arma", "con un cuchillo", "tiene un cuchillo", "apuñal*", "está atacando", "están atacando",
        "me atacan", "me están robando", "secuestr*", "me violaron", "la violaron", "me pega", "me está pegando",
        "le está pegando", "golpeando a su", "me va a matar", "lo va a matar", "la va a matar", "matarme",
        "quiero morir", "me quiero morir", "suicid*", "entraron a mi casa", "está en mi casa", "es una emergencia",
        "emergencia médica", "peligro de muerte",
    ]

    private static let portuguese = [
        "um incêndio", "pegando fogo", "pegou fogo", "em chamas", "explosão", "explodiu", "vazamento de gás",
        "escapamento de gás", "cheiro de gás", "cheiro a gás", "cheirando a gás", "monóxido de carbono", "fio caído",
        "fios caídos", "cabo caído", "cabos caídos", "fio desencapado", "fios desencapados", "não respira",
        "não está respirando", "parou de respirar", "não consegue respirar", "não consigo respirar",
        "ataque cardíaco", "parada cardíaca", "infarto", "enfarte", "um derrame", "convulsionando", "tendo convulsão",
        "inconsciente", "desmaiou", "desmaiado", "desmaiada", "está sangrando", "estou sangrando", "se afogando",
        "engasgando", "engasgado", "engasgada", "ferido grave", "feridos graves", "gravemente ferid*", "está ferido",
        "está ferida", "há feridos", "está morrendo", "estou morrendo", "uma ambulância", "preso no elevador",
        "presa no elevador", "presos no elevador", "atropelado", "atropelada", "tiros", "tiroteio", "atirando",
        "foi baleado", "foi baleada", "está armado", "com uma arma", "tem uma arma", "com uma faca", "tem uma faca",
        "esfaque*", "está atacando", "estão atacando", "me atacando", "sendo assaltado", "sendo assaltada",
        "sequestr*", "fui estuprada", "estupr*", "me batendo", "batendo na mulher", "vai me matar", "vai matar",
        "quero morrer", "me matar", "suicid*", "arrombando", "entraram na minha casa", "é uma emergência",
        "emergência médica", "risco de vida", "risco de morte",
    ]

    private static let haitianCreole = [
        "pran dife", "gen dife", "kay la ap boule", "kay ap boule", "eksplozyon", "gaz ap koule", "fwit gaz",
        "flit gaz", "sant gaz", "monoksid kabòn", "fil kouran tonbe", "fil elektrik tonbe",
        "pa respire", "pa ka respire", "p ap respire", "sispann respire", "kriz kadyak", "kriz kè", "ap fè kriz",
        "san konesans", "pèdi konesans", "endispoze", "ovèdoz", "ap senyen", "ap pèdi san", "ap toufe", "ap nwaye",
        "blese grav", "blese anpil", "moun blese", "ap mouri", "prèt pou mouri", "yon anbilans", "bloke nan asansè",
        "machin frape", "kout bal", "kout zam", "kout fizi", "ap tire", "gen zam", "gen yon zam", "gen fizi",
        "gen revòlvè", "kout kouto", "gen kouto", "gen yon kouto", "ap atake", "ap vòlè m", "kidnape", "kidnaping",
        "vyole m", "ap vyole", "ap bat mwen", "ap bat madanm", "ap bat m", "pral touye", "vle touye", "touye tèt",
        "vle mouri", "swisid", "antre lakay mwen", "antre nan kay mwen", "se yon ijans", "yon ka ijans",
        "ijans medikal", "danje lanmò",
    ]
}
