/// One thing that was found.
package enum SearchFinding: Hashable, Sendable {
    case request(SearchHit)
    /// A contact that has no case.
    case contact(CountedContact)

    /// The request that was found; nil for a contact.
    package var request: SearchHit? {
        if case .request(let hit) = self { hit } else { nil }
    }

    /// What holds the words that were looked for.
    package var text: String {
        switch self {
        case .request(let hit): hit.text
        case .contact(let contact): contact.text
        }
    }
}
