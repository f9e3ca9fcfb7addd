package import Intake

/// An entry of the record of what was done.
package struct ActionRecord: Hashable, Sendable {
    package var id: RowID
    package var kind: ActionKind
    package var ownerName: String
    package var day: String
    package var due: String?
    package var department: String
    package var partner: String
    package var text: String
    /// The day on which it was done; nil while it is open.
    package var doneOn: String?
    /// What came of it; empty where nothing was said.
    package var outcome: String

    package init(
        id: RowID, kind: ActionKind, ownerName: String, day: String, due: String?, department: String,
        partner: String, text: String, doneOn: String?, outcome: String
    ) {
        self.id = id
        self.kind = kind
        self.ownerName = ownerName
        self.day = day
        self.due = due
        self.department = department
        self.partner = partner
        self.text = text
        self.doneOn = doneOn
        self.outcome = outcome
    }

    /// Whether it should have been done before `today`.
    package func isOverdue(on today: String) -> Bool { doneOn == nil && (due.map { $0 < today } ?? false) }
}
