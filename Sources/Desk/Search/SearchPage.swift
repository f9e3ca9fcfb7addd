/// Some of what was found, the newest first.
package struct SearchPage: Sendable {
    /// Each request once, and each contact.
    package let findings: [SearchFinding]
    /// From where to look on; nil where there is no more.
    package let next: SearchPlace?
    /// How it was looked for in the end.
    package let width: SearchQuery.Width
    /// Whether there is much that cannot be found yet, since the index is still being made.
    package let isCatchingUp: Bool

    /// The requests among them.
    package var hits: [SearchHit] { findings.compactMap(\.request) }

    package init(findings: [SearchFinding], next: SearchPlace?, width: SearchQuery.Width, isCatchingUp: Bool) {
        self.findings = findings
        self.next = next
        self.width = width
        self.isCatchingUp = isCatchingUp
    }
}
