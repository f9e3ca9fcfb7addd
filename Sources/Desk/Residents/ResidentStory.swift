package import Intake

/// A resident with what they wrote about, over all channels.
package struct ResidentStory: Sendable {
    package var id: RowID
    package var name: String?
    package var language: Language
    package var identities: [KnownIdentity] = []
    /// The newest first, at most 30.
    package var requests: [ResidentRequest] = []
    /// Contacts of theirs that have no case, the newest first, at most 30.
    package var contacts: [CountedContact] = []
    /// Who may be the same person; for a person to decide.
    package var possiblySame: [PossiblySame] = []
    /// Who was merged into this resident, as far as that was not taken back; the newest first.
    package var merged: [MergedResident] = []

    package init(id: RowID, name: String?, language: Language) {
        self.id = id
        self.name = name
        self.language = language
    }
}
