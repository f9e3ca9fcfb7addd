import Intake

/// What is to be kept, with the id that it gets.
struct Arrival: Sendable {
    var received: Received
    var id: RowID
    /// The SHA-256 of the bytes, where they were written beside the database.
    var blob: String?
}
