/// How sure it is that two reports are about one incident, and why.
package struct DuplicateJudgement: Hashable, Sendable {
    /// 0 to 1, calibrated: of the pairs with 0.8, four of five are about one incident.
    package let chance: Double
    /// So sure that nobody need look.
    package let isCertain: Bool
    /// Metres apart, estimated where only houses are named; nil where one's place is not known.
    package let metres: Double?
    /// In plain words: distance, age, type, shared words; e.g. `same address, 2 days apart, same type, both say rats`.
    package let reason: String
}
