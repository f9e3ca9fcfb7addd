/// What kind of way a street is: the word after its name in English, before it in Spanish, Portuguese and Haitian Creole.
package enum StreetType: String, CaseIterable, Hashable, Sendable {
    case alley = "Alley"
    case avenue = "Avenue"
    case boulevard = "Boulevard"
    case bridge = "Bridge"
    case circle = "Circle"
    case court = "Court"
    case crescent = "Crescent"
    case drive = "Drive"
    case addition = "Extension"
    case highway = "Highway"
    case lane = "Lane"
    case mews = "Mews"
    case park = "Park"
    case parkway = "Parkway"
    case path = "Path"
    case place = "Place"
    case plaza = "Plaza"
    case road = "Road"
    case route = "Route"
    case row = "Row"
    case square = "Square"
    case street = "Street"
    case terrace = "Terrace"
    case trail = "Trail"
    case walk = "Walk"
    case way = "Way"

    /// How it is written: the United States Postal Service's suffixes (Publication 28, appendix C1), and what people make of them.
    /// Folded: lower case, without accents and points.
    private static let endings: [StreetType: [String]] = [
        .alley: ["alley", "aly", "ally", "allee"],
        .avenue: ["avenue", "ave", "av", "aven", "avn", "avenu", "avnue", "aveune"],
        .boulevard: ["boulevard", "blvd", "boul", "bvd", "blv"], .bridge: ["bridge", "brg"],
        .circle: ["circle", "cir", "circ", "crcl"],
        .court: ["court", "ct", "crt"], .crescent: ["crescent", "cres", "crsnt"], .drive: ["drive", "dr", "drv"],
        .addition: ["extension", "ext"], .highway: ["highway", "hwy", "hiway", "hgwy", "hway", "hwey"],
        .lane: ["lane", "ln"],
        .mews: ["mews"], .park: ["park", "pk", "prk"], .parkway: ["parkway", "pkwy", "pky", "pkway", "parkwy"],
        .path: ["path"], .place: ["place", "pl", "plc"], .plaza: ["plaza", "plz"], .road: ["road", "rd"],
        .route: ["route", "rte", "rt"], .row: ["row"], .square: ["square", "sq", "sqr", "squ", "sqare", "sqaure"],
        .street: ["street", "st", "str", "strt", "stret", "streat", "steet", "sreet", "stree", "streeet"],
        .terrace: ["terrace", "ter", "terr", "tce"], .trail: ["trail", "trl"], .walk: ["walk", "wlk"],
        .way: ["way", "wy"],
    ]

    /// How it stands before a name, in Spanish, Portuguese and Haitian Creole.
    private static let beginnings: [StreetType: [String]] = [
        .avenue: ["avenida", "avda", "avd", "avni", "ave", "av"], .boulevard: ["bulevar", "bulevard", "boulva"],
        .street: ["calle", "rua", "ri", "lari", "ru", "cll", "calles"],
        .road: ["camino", "estrada", "wout", "carretera"],
        .highway: ["autopista", "rodovia", "otowout", "carretera"], .square: ["plaza", "praca", "plas", "largo"],
        .lane: ["callejon", "travessa", "viela", "pasaje", "beco", "ruelle", "koridò", "koridor"],
        .park: ["parque", "pak"],
        .route: ["route", "rte", "rt", "ruta", "rota"],
    ]

    /// The type that a folded word after a name says.
    static let ofEnding: [String: StreetType] = table(endings)
    /// The type that a folded word before a name says.
    static let ofBeginning: [String: StreetType] = table(beginnings)

    private static func table(_ words: [StreetType: [String]]) -> [String: StreetType] {
        var table: [String: StreetType] = [:]
        for type in allCases { for word in words[type] ?? [] where table[word] == nil { table[word] = type } }
        return table
    }

    /// The type that a word such as `St.` or `Avenue` says; nil where it says none.
    package init?(word: some StringProtocol) {
        guard let type = Self.ofEnding[FoldedWord.text(word)] else { return nil }
        self = type
    }
}
