/// How the city names itself in replies.
package struct City: Hashable, Sendable {
    /// The place, as in `Somerville`, or `City of Somerville`.
    package var name: String
    /// What residents call the service, as in `Somerville 311`.
    package var service: String
    /// The number to call for help, as people dial it.
    package var phone: String
    /// The language of replies that have no template in the resident's.
    package var language: Language

    /// - Parameter service: nil for the name and 311, or the name alone where 311 stands in it already (`NYC311`, `3-1-1 Ville`).
    package init(name: String, service: String? = nil, phone: String, language: Language = .english) {
        self.name = name
        self.service = service ?? (Self.says311(name) ? name : name + " 311")
        self.phone = phone
        self.language = language
    }

    private static func says311(_ name: String) -> Bool {
        name.filter { !"-.".contains($0) }.split { $0.isASCII && $0.isNumber ? false : true }.contains("311")
    }
}
