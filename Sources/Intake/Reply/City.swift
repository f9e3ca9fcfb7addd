/// How the city names itself in replies.
package struct City: Hashable, Sendable {
    /// As in `Somerville`, or `City of Somerville`.
    package var name: String
    /// The number to call for help, as people dial it.
    package var phone: String
    /// The language of replies that have no template in the resident's.
    package var language: Language

    package init(name: String, phone: String, language: Language = .english) {
        self.name = name
        self.phone = phone
        self.language = language
    }
}
