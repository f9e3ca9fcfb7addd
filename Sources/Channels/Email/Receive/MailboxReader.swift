import Intake
import Logging
import Mail

/// One session with a mailbox: what is above the cursor is fetched, kept, and only then flagged or moved; then it waits for news.
struct MailboxReader: Sendable {
    /// UIDs taken from one search before their mails are flagged or moved.
    private static let round = 2_000

    let settings: EmailChannelSettings
    let mailboxes: any Mailboxes
    let audit: MailboxAudit
    let clock: any WallClock
    let suspects: SuspectMails
    let firstBatches: FirstBatches
    let log: Logger

    /// The mailbox's name in source ids and in the cursor: the same folder of two accounts is two mailboxes.
    private var name: String { "\(settings.id)/\(settings.mailbox)" }

    /// Returns only by throwing: `IMAPFailure`, or `StoreFailure` where nothing can be kept.
    func read(as credential: MailCredential, on thread: isolated MailThread) async throws {
        let session = try IMAPSession(
            IMAPSettings(endpoint: settings.imap, credential: credential), signal: thread.signal)
        let state = try session.select(settings.mailbox)
        suspects.begin(uidValidity: state.uidValidity)
        audit.begin(after: try await mailboxes.reconciliations(mailbox: name, limit: 1).first)
        var cursor =
            try await mailboxes.cursor(mailbox: name) ?? MailboxCursor(uidValidity: state.uidValidity, lastUID: 0)
        if cursor.uidValidity != state.uidValidity {
            log.notice(
                "the mailbox has a new UIDVALIDITY: it is read from its start, and what is known is recognised",
                metadata: ["channel": "\(settings.id)"])
            cursor = MailboxCursor(uidValidity: state.uidValidity, lastUID: 0)
        }
        let marking = MailMarking(settings: settings, mailboxes: mailboxes, name: name)
        try marking.mark(try marking.left(behind: cursor, session), session)
        try await marking.note(cursor)
        cursor.flaggedUID = cursor.lastUID
        while true {
            var uids = try session.searchUIDs(above: cursor.lastUID)[...]
            while !uids.isEmpty {
                let round = Array(uids.prefix(Self.round))
                uids = uids.dropFirst(Self.round)
                let kept = try await keep(round, &cursor, session, on: thread)
                try marking.mark(kept, session)
                try await marking.note(cursor)
                cursor.flaggedUID = cursor.lastUID
            }
            audit.endPoll()
            _ = try session.waitForNews(pollInterval: settings.pollInterval)
        }
    }

    /// Fetches and keeps one round, batch by batch, each in one commit with its cursor. Gives the UIDs that are kept.
    private func keep(
        _ round: [UInt32], _ cursor: inout MailboxCursor, _ session: IMAPSession, on thread: isolated MailThread
    ) async throws -> [UInt32] {
        var open = Set(round)
        var limits = FetchLimits()
        limits.mailBytes = settings.largestMail
        var kept: [UInt32] = []
        for group in suspects.portions(round) {
            let fetch = try session.fetch(group.filter { !suspects.isGivenUp($0) }, limits: limits)
            var given = group.filter(suspects.isGivenUp).map { FetchedMail(uid: $0, content: .unreadable) }
            while let batch = try next(fetch, &given) {
                for mail in batch { open.remove(mail.uid) }
                let before = cursor.lastUID
                cursor.lastUID = max(cursor.lastUID, accounted(round, open))
                kept += try await keep(batch, cursor)
                firstBatches.noteKept(movesCursor: cursor.lastUID > before)
                // One that was given up, or is gone, says nothing about the others.
                suspects.clear(batch.filter(\.isThere).map(\.uid))
            }
        }
        guard open.isEmpty else {
            // Promise 4: what the server listed is never passed over in silence.
            let progress = MailboxProgress(
                mailbox: name, channel: settings.name, cursor: cursor, seen: open.sorted(), vanished: [],
                at: clock.now())
            _ = try await mailboxes.keep([], progress: progress)
            audit.count(seen: open.count, accounted: 0)
            audit.endPoll()
            throw UnaccountedMails(count: open.count)
        }
        return kept
    }

    private func next(_ fetch: IMAPFetch, _ given: inout [FetchedMail]) throws -> [FetchedMail]? {
        if !given.isEmpty {
            defer { given = [] }
            return given
        }
        do {
            return try fetch.next()
        } catch {
            suspects.noteDeath(error.suspects)
            throw error
        }
    }

    /// The highest UID of the round below which everything has its outcome.
    private func accounted(_ round: [UInt32], _ open: Set<UInt32>) -> UInt32 {
        round.prefix { !open.contains($0) }.last ?? 0
    }

    private func keep(_ batch: [FetchedMail], _ cursor: MailboxCursor) async throws -> [UInt32] {
        let now = clock.now()
        let deadly = try await firstBatches.deadly(in: batch)
        let received = batch.compactMap {
            ReceivedMail.received(
                $0, mailbox: name, uidValidity: cursor.uidValidity, channel: settings.name, now: now,
                isReadable: !deadly.contains($0.uid))
        }
        let vanished = batch.filter { $0.content == .vanished }.map(\.uid)
        let outcomes = try await mailboxes.keep(
            received,
            progress: MailboxProgress(
                mailbox: name, channel: settings.name, cursor: cursor, seen: batch.map(\.uid), vanished: vanished,
                at: now))
        EmailMetrics.kept(outcomes, settings.name)
        audit.count(seen: batch.count, accounted: outcomes.count + vanished.count)
        return batch.filter { $0.content != .vanished }.map(\.uid)
    }
}
