import Intake
import Logging
import Synchronization

/// Holds each poll of a mailbox against what became of it, and alarms until one that saw mail adds up again (promise 4): what the
/// server lists is never passed over in silence. Outlives sessions and, by the rows of the store, restarts.
final class MailboxAudit: Sendable {
    private struct State {
        var seen = 0
        var accounted = 0
        /// What stands on the health board; nil while all adds up.
        var alarm: String?
    }

    private let settings: EmailChannelSettings
    private let board: HealthBoard
    private let log: Logger
    private let state = Mutex(State())

    init(settings: EmailChannelSettings, board: HealthBoard, log: Logger) {
        self.settings = settings
        self.board = board
        self.log = log
    }

    /// Takes up the alarm that an earlier run of the gateway left, if any.
    ///
    /// - Parameter newest: the mailbox's newest reconciliation row.
    func begin(after newest: Reconciliation?) {
        guard let newest, !newest.agrees, state.withLock({ $0.alarm == nil }) else { return }
        let became = newest.kept + newest.redelivered + newest.quarantined + newest.vanished.count
        alarm(seen: newest.seen, accounted: became)
    }

    /// A batch, or a round that left some out.
    ///
    /// - Parameters:
    ///   - seen: mails that the server listed.
    ///   - accounted: how many of them are kept, redelivered, quarantined or vanished.
    func count(seen: Int, accounted: Int) {
        state.withLock { state in
            state.seen += seen
            state.accounted += accounted
        }
    }

    /// The poll is over, or ends at mails without an outcome.
    func endPoll() {
        let (seen, accounted, isAlarmed) = state.withLock { state in
            defer { (state.seen, state.accounted) = (0, 0) }
            return (state.seen, state.accounted, state.alarm != nil)
        }
        guard seen == accounted else {
            EmailMetrics.mismatch(settings.name)
            return alarm(seen: seen, accounted: accounted)
        }
        // A poll that saw nothing says nothing.
        if isAlarmed, seen > 0 {
            state.withLock { $0.alarm = nil }
            log.notice("the mailbox adds up again", metadata: ["channel": "\(settings.id)", "seen": "\(seen)"])
        }
        note()
    }

    /// Tells the board that the mailbox was read, with the alarm that still stands.
    private func note() {
        guard let alarm = state.withLock({ $0.alarm }) else { return board.noteSuccess(settings.name, .receive) }
        board.noteFailure(settings.name, .receive, .mismatched, detail: alarm)
    }

    private func alarm(seen: Int, accounted: Int) {
        let words = """
            of \(seen) mails that the server listed, \(accounted) became something here: look in the mailbox for mails that \
            `intake requests list` and `intake quarantine list` do not show, and report this as a defect of intake
            """
        state.withLock { $0.alarm = words }
        guard board.noteFailure(settings.name, .receive, .mismatched, detail: words) else { return }
        log.error(
            "a poll of the mailbox does not add up",
            metadata: [
                "channel": "\(settings.id)", "seen": "\(seen)", "accounted": "\(accounted)", "advice": "\(words)",
            ])
    }
}
