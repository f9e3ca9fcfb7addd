/// A state of the catalogue that nodes served: which types it added, changed and retired (a goal of the city's counts them).
package struct CatalogueVersion: Hashable, Sendable {
    /// From 1, without gaps.
    package let number: Int
    /// When the first node served it.
    package let madeAt: Moment
    /// In the order of the codes.
    package let entries: [CatalogueEntry]

    package init(number: Int, madeAt: Moment, entries: [CatalogueEntry]) {
        self.number = number
        self.madeAt = madeAt
        self.entries = entries
    }
}
