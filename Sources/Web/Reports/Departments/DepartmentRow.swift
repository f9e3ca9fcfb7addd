import Reports

/// A department's figures and its backlog.
struct DepartmentRow {
    var figures: FigureTable.Row
    var backlog: BacklogLine
}
