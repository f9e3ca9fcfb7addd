import Intake

/// What a page for residents says, by name, in each of the city's languages. Every language has every name.
protocol PageWords {
    static var english: [String: String] { get }
    static var spanish: [String: String] { get }
    static var portuguese: [String: String] { get }
    static var haitianCreole: [String: String] { get }
}

extension PageWords {
    static func text(_ language: Language) -> [String: String] {
        switch language {
        case .english: english
        case .spanish: spanish
        case .portuguese: portuguese
        case .haitianCreole: haitianCreole
        }
    }
}
