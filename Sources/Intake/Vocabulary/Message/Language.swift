/// The languages in which the city answers (ISO 639-1).
package enum Language: String, CaseIterable, Codable, Hashable, Sendable {
    case english = "en"
    case spanish = "es"
    case portuguese = "pt"
    case haitianCreole = "ht"
}
