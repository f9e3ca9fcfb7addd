package import Intake

/// A scorecard as it was defined at the desk, in one of its versions. No version ever changes: who changes it makes the next.
package struct KeptScorecard: Hashable, Sendable {
    package let id: RowID
    package let card: Scorecard
    /// From 1 on, for each name.
    package let version: Int
    /// Out of use since this version.
    package let isRetired: Bool
    package let madeAt: Moment
    package let madeBy: AccountID

    package init(
        id: RowID, card: Scorecard, version: Int, isRetired: Bool, madeAt: Moment, madeBy: AccountID
    ) {
        self.id = id
        self.card = card
        self.version = version
        self.isRetired = isRetired
        self.madeAt = madeAt
        self.madeBy = madeBy
    }
}
