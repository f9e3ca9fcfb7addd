/// A person, known by identities.
package struct Resident: Sendable {
    package var id: RowID
    package var name: String?
    package var language: Language
    package var createdAt: Moment

    package init(id: RowID, name: String?, language: Language, createdAt: Moment) {
        self.id = id
        self.name = name
        self.language = language
        self.createdAt = createdAt
    }
}
