package import Intake

/// An entry of the record of milestones.
package struct Milestone: Hashable, Sendable {
    package var id: RowID
    package var kind: MilestoneKind
    package var day: String
    package var name: String
    package var person: AccountID?
    /// Empty where there is nobody.
    package var personName: String
    package var text: String

    package init(
        id: RowID, kind: MilestoneKind, day: String, name: String, person: AccountID?, personName: String, text: String
    ) {
        self.id = id
        self.kind = kind
        self.day = day
        self.name = name
        self.person = person
        self.personName = personName
        self.text = text
    }
}
