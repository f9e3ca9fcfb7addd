package import Intake

/// Reports that go out by mail, and those that did.
package protocol ReportMailBook: Sendable {
    /// The first day of the newest period of a kind whose report was sent under a name; nil where none was. Of a report whose rhythm was
    /// changed the periods of the rhythm before say nothing about the ones that are due now.
    func last(_ name: String, _ kind: PeriodKind) async throws(StoreFailure) -> String?

    /// Whether any day of a range is still to be counted again.
    func isCounting(from: String, to: String) async throws(StoreFailure) -> Bool

    /// Keeps a report and writes its mails into the outbox, in one transaction: once for each name and period, whoever asks.
    ///
    /// - Returns: false where it was there already.
    func send(
        _ report: MailedReport, _ mails: [OutboundMessage], id: RowID, at now: Moment
    ) async throws(StoreFailure) -> Bool

    /// The newest first, without texts, recipients and files.
    ///
    /// - Parameter before: the last one that was seen.
    func sent(before: RowID?, limit: Int) async throws(StoreFailure) -> [SentReport]

    /// All of one; nil where there is none.
    func sent(_ id: RowID) async throws(StoreFailure) -> SentReport?

    /// A file of one, as it went along; nil where there is none.
    func file(_ position: Int, of id: RowID) async throws(StoreFailure) -> OutboundFile?
}
