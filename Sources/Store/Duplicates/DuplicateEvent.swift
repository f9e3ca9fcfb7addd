import Intake

/// Something that was done to a request of which reporters of duplicates may be told.
struct DuplicateEvent {
    var id: RowID
    var request: RowID
    /// It was linked to another; else it was closed.
    var isLink: Bool
    var at: Moment
}
