extension Migration {
    /// What tells nodes which rows were written.
    static let rowChanges = Migration(42, "rowChanges", "{row_changes}")
}
