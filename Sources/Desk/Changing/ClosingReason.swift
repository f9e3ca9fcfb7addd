/// Why a request was closed.
package enum ClosingReason: String, CaseIterable, Codable, Hashable, Sendable {
    /// Done, or answered.
    case resolved
    /// Another request is about the same thing: its parent.
    case duplicate
    /// Nothing that the city does.
    case notOurs = "not_ours"
    /// No resident's request at all: set aside, and taken out of the counts. Nothing is ever sent to its sender.
    case spam
    /// Its messages stand on another request since: its parent.
    case merged

    /// What a person may choose in closing; the others come about by linking and merging.
    package static let choices: [ClosingReason] = [.resolved, .notOurs, .spam]
}
