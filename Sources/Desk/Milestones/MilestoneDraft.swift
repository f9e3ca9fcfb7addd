import Intake

/// An entry of the record of milestones as somebody writes it.
package struct MilestoneDraft: Hashable, Sendable {
    /// UTF-16 units, as a browser's `maxlength` counts them.
    package static let longestName = 120
    package static let longestText = 1_000

    package let kind: MilestoneKind
    /// On which it was, as `2026-11-21`: by it the entry is counted.
    package let day: String
    /// The partner or department; of a training what it was for.
    package let name: String
    /// Who was trained; nil of other kinds.
    package let person: AccountID?
    /// Empty for nothing more.
    package let text: String

    /// Nil where it lacks a day or a name, or a training its person, or is too long.
    package init?(kind: MilestoneKind, day: String, name: String, person: AccountID?, text: String) {
        let (name, text) = (TypedText.line(name), TypedText.trimmed(text))
        guard CityCalendar.isDay(day), !name.isEmpty, name.utf16.count <= Self.longestName,
            text.utf16.count <= Self.longestText, !kind.isPersonal || person != nil
        else { return nil }
        self.kind = kind
        self.day = day
        self.name = name
        self.person = kind.isPersonal ? person : nil
        self.text = text
    }
}
