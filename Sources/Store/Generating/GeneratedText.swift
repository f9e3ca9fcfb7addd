import Intake

/// What an imagined resident writes: a sentence or two about a type of the catalogue, somewhere in the city.
enum GeneratedText {
    private static let streets = [
        "School Street", "Highland Avenue", "Elm Street", "Broadway", "Medford Street", "Washington Street",
        "College Avenue", "Holland Street", "Pearl Street", "Summer Street", "Beacon Street", "Mystic Avenue",
        "Central Street", "Cedar Street", "Willow Avenue", "Lowell Street",
    ]
    private static let openings: [Language: [String]] = [
        .english: ["Hello,", "Hi,", "Good morning.", "To whom it may concern:"], .spanish: ["Hola,", "Buenos días."],
        .portuguese: ["Olá,", "Bom dia."], .haitianCreole: ["Bonjou,"],
    ]
    private static let places: [Language: [String]] = [
        .english: ["in front of", "near", "at the corner by", "behind"], .spanish: ["frente a", "cerca de"],
        .portuguese: ["em frente a", "perto de"], .haitianCreole: ["devan", "tou pre"],
    ]
    private static let ends: [Language: [String]] = [
        .english: ["Please have a look.", "It has been a week now.", "My neighbour wrote to you, too.", "Thank you."],
        .spanish: ["Por favor, revísenlo.", "Gracias."], .portuguese: ["Por favor, verifiquem.", "Obrigado."],
        .haitianCreole: ["Tanpri gade sa.", "Mèsi."],
    ]

    static func language(_ random: inout GeneratorRandom) -> Language {
        switch random.below(100) {
        case ..<82: .english
        case ..<92: .spanish
        case ..<97: .portuguese
        default: .haitianCreole
        }
    }

    static func place(_ random: inout GeneratorRandom) -> String {
        "\(1 + random.below(400)) \(streets[random.below(streets.count)])"
    }

    static func message(
        about type: RequestType, at place: String, in language: Language, _ random: inout GeneratorRandom
    ) -> String {
        let name = type.name(in: language, city: .english)
        return [
            picked(openings, language, &random), name, picked(places, language, &random), place + ".",
            picked(ends, language, &random),
        ].joined(separator: " ")
    }

    static func followUp(in language: Language, _ random: inout GeneratorRandom) -> String {
        switch language {
        case .english: ["Any news about this?", "It is still there.", "Here is a better description."][random.below(3)]
        case .spanish: "¿Hay novedades?"
        case .portuguese: "Alguma novidade?"
        case .haitianCreole: "Èske gen nouvèl?"
        }
    }

    private static func picked(
        _ words: [Language: [String]], _ language: Language, _ random: inout GeneratorRandom
    ) -> String {
        let words = words[language] ?? []
        return words.isEmpty ? "" : words[random.below(words.count)]
    }
}
