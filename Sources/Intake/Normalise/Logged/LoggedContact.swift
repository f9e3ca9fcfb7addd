/// A call, a visit or another contact, as a member of the staff wrote it down or another program of the city handed it over: what is kept of
/// it, as JSON.
package struct LoggedContact: Hashable, Codable, Sendable {
    /// What of a contact's text is taken, in characters.
    package static let longestText = 10_000

    package var kind: ContactKind
    /// What it was about.
    package var text: String
    /// The resident's name, where they gave one.
    package var name: String?
    /// Where to reach them, where they said it: unproven.
    package var caller: Identity?
    package var place: String?
    package var language: Language
    /// The code of the request type that staff chose; nil leaves it to the routing.
    package var requestType: String?
    /// The request that it is about, where there is one already.
    package var joins: RowID?
    /// Who of the staff wrote it down, as they sign in; nil where the resident did.
    package var enteredBy: String?

    package init(
        kind: ContactKind, text: String, name: String? = nil, caller: Identity? = nil, place: String? = nil,
        language: Language, requestType: String? = nil, joins: RowID? = nil, enteredBy: String?
    ) {
        self.kind = kind
        self.text = text
        self.name = name
        self.caller = caller
        self.place = place
        self.language = language
        self.requestType = requestType
        self.joins = joins
        self.enteredBy = enteredBy
    }
}
