package import Intake

/// A resident whose things belong to another since.
package struct MergedResident: Hashable, Sendable {
    package var resident: RowID
    package var name: String?
    package var at: Moment

    package init(resident: RowID, name: String?, at: Moment) {
        self.resident = resident
        self.name = name
        self.at = at
    }
}
