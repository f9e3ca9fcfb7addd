/// Some of a figure's causes, and where the next ones begin; nil where these are the last.
package struct CausePage: Hashable, Sendable {
    package var causes: [FigureCause]
    package var next: CausePlace?

    package init(_ causes: [FigureCause], next: CausePlace?) {
        self.causes = causes
        self.next = next
    }
}
