/// **How whoever goes on "after id" reads.** An id is drawn before its transaction commits (`RowIDSource`), so where several nodes write one
/// database, a row may appear behind others with greater ids that were read already. A transaction lives for a bounded time, and the nodes'
/// clocks agree to a second or two. So a reader takes what is new at once, but never goes past what was drawn a `margin` ago: what is younger
/// it reads again, keeps in mind what it has had of it, and takes only what it has not. What is late is thus taken at the next look, each
/// row once. Where one process writes, rows appear in the order of their ids, the margin is zero, and nothing is read twice.
///
/// Without it, what one node commits after another's later id is never found, told or asked about.
package struct LateRows: Sendable, Equatable {
    /// Rows appear in the order of their ids: the store has one writer.
    package static let never = LateRows(margin: .zero)
    /// Several nodes write. A statement may run for 60 s and a transaction rest for 30 s (`PostgresSettings`); a second or two goes to the
    /// clocks.
    package static let concurrent = LateRows(margin: .seconds(120))

    /// How late a row may appear.
    package let margin: Duration

    /// The same as a difference of ids.
    package var span: Int64 { RowIDSource.span(of: margin) }

    /// Up to which id every row is there that ever will be.
    ///
    /// - Parameters:
    ///   - newest: the greatest id that the reader has come to.
    ///   - now: the time before it began to read.
    package func settled(_ newest: RowID, at now: Moment) -> RowID {
        margin > .zero ? min(newest, RowIDSource.first(at: now - margin)) : newest
    }

    /// The same where it is not known when was read: what appeared since cannot have been drawn so long before the newest that was there.
    package func settled(_ newest: RowID) -> RowID { RowID(rawValue: max(0, newest.rawValue - span)) }
}
