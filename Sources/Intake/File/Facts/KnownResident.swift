/// The resident to whom the sender's identity belongs.
package struct KnownResident: Hashable, Sendable {
    package var id: RowID
    package var language: Language
    /// Whether the sender's identity itself was ever proven.
    package var isIdentityVerified: Bool

    package init(id: RowID, language: Language, isIdentityVerified: Bool) {
        self.id = id
        self.language = language
        self.isIdentityVerified = isIdentityVerified
    }
}
