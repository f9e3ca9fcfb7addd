package import Intake

/// Another resident who may be the same person.
package struct PossiblySame: Hashable, Sendable {
    package var resident: RowID
    package var name: String?
    /// An address by which they wrote.
    package var address: String
    /// For people, e.g. `same name, wrote on this request`.
    package var reason: String
    /// 0 to 1.
    package var score: Double

    package init(resident: RowID, name: String?, address: String, reason: String, score: Double) {
        self.resident = resident
        self.name = name
        self.address = address
        self.reason = reason
        self.score = score
    }
}
