import Intake
import Mail

/// Flags or moves on the server what is durable here. The database is the truth: a mark that fails is made again on the next connection,
/// and a server that takes none loses nothing.
struct MailMarking: Sendable {
    let settings: EmailChannelSettings
    let mailboxes: any Mailboxes
    let name: String

    /// Marks what an earlier session kept and did not come to mark.
    func finish(
        _ cursor: inout MailboxCursor, _ session: IMAPSession, on thread: isolated MailThread
    ) async throws {
        guard cursor.flaggedUID < cursor.lastUID, settings.afterKeeping != .leave else { return }
        let last = cursor.lastUID
        let left = try session.searchUIDs(above: cursor.flaggedUID).filter { $0 <= last }
        try await mark(left, &cursor, session, on: thread)
    }

    /// Marks a round that is kept, up to where the cursor stands.
    func mark(
        _ uids: [UInt32], _ cursor: inout MailboxCursor, _ session: IMAPSession, on thread: isolated MailThread
    ) async throws {
        if !uids.isEmpty { try mark(uids, session) }
        guard cursor.flaggedUID < cursor.lastUID else { return }
        cursor.flaggedUID = cursor.lastUID
        try await mailboxes.noteFlagged(mailbox: name, uidValidity: cursor.uidValidity, upTo: cursor.lastUID)
    }

    private func mark(_ uids: [UInt32], _ session: IMAPSession) throws {
        do throws(IMAPFailure) {
            switch settings.afterKeeping {
            case .flag(let keyword):
                guard session.mailbox?.keeps(flag: keyword) == true, session.mailbox?.isReadOnly == false else {
                    return
                }
                try session.addFlags([keyword], to: uids)
            case .move(let folder): _ = try session.move(uids, to: folder)
            case .leave: return
            }
        } catch {
            // A server that refuses the mark keeps the mail where it is; the cursor knows better.
            if error.endsSession { throw error }
        }
    }
}
