import Intake

/// What a look at the timeline found.
struct FigureLook: Sendable {
    /// Days to count again.
    var days: [String]
    /// Those among them that `NotedDays` had.
    var noted: [String]
    /// The last event that need not be looked at again.
    var event: RowID
    /// The last contact.
    var contact: RowID
    /// Whether there is anything to write down.
    var isNews: Bool
    /// Whether the timeline was read to its end.
    var isAll: Bool
}
