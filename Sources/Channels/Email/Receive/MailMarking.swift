import Intake
import Mail

/// Flags or moves on the server what is durable here. The database is the truth: a mark that fails is made again on the next connection,
/// and a server that takes none loses nothing.
struct MailMarking: Sendable {
    /// Where moving was asked for and flagging is what can be done.
    private static let usualKeyword = "$Intake"

    let settings: EmailChannelSettings
    let mailboxes: any Mailboxes
    let name: String

    /// What an earlier session kept and did not come to mark.
    func left(behind cursor: MailboxCursor, _ session: IMAPSession) throws -> [UInt32] {
        guard cursor.flaggedUID < cursor.lastUID, settings.afterKeeping != .leave else { return [] }
        return try session.searchUIDs(above: cursor.flaggedUID).filter { $0 <= cursor.lastUID }
    }

    /// Notes that everything up to the cursor is marked.
    func note(_ cursor: MailboxCursor) async throws {
        try await mailboxes.noteFlagged(mailbox: name, uidValidity: cursor.uidValidity, upTo: cursor.lastUID)
    }

    /// Flags or moves mails that are durable.
    func mark(_ uids: [UInt32], _ session: IMAPSession) throws {
        guard !uids.isEmpty else { return }
        do throws(IMAPFailure) {
            switch settings.afterKeeping {
            case .flag(let keyword): try flag(uids, keyword, session)
            case .move(let folder):
                // A server that can neither move nor expunge just these mails keeps them, flagged.
                if try session.move(uids, to: folder) == .stays { try flag(uids, Self.usualKeyword, session) }
            case .leave: return
            }
        } catch {
            // A server that refuses the mark keeps the mail where it is; the cursor knows better.
            if error.endsSession { throw error }
        }
    }

    private func flag(_ uids: [UInt32], _ keyword: String, _ session: IMAPSession) throws(IMAPFailure) {
        guard session.mailbox?.keeps(flag: keyword) == true, session.mailbox?.isReadOnly == false else { return }
        try session.addFlags([keyword], to: uids)
    }
}
