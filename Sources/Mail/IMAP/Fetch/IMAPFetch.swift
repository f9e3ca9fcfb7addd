/// Mails on their way: pull batches until there are none. Between two pulls the session may flag or move mails, and whatever is awaited
/// there overlaps with the server's work on the commands sent ahead.
package final class IMAPFetch {
    /// The session knows its fetch, hence not the other way round as well.
    private weak var session: IMAPSession?
    private let limits: FetchLimits
    private var plan: FetchPlan
    private var outstanding: [(tag: String, step: FetchStep)] = []

    init(_ uids: some Sequence<UInt32>, limits: FetchLimits, session: IMAPSession) {
        self.session = session
        self.limits = limits
        plan = FetchPlan(uids, limits: limits)
    }

    /// The next mails that are complete, the oldest first as far as the server keeps order, or nil when every UID has its outcome.
    ///
    /// - Throws: `IMAPFailure` with the suspects; what earlier batches brought stays good.
    package func next() throws(IMAPFailure) -> [FetchedMail]? {
        do {
            return try batch()
        } catch {
            var failure = error
            failure.suspects = outstanding.flatMap { plan.unfinished($0.step.uids) }
            throw failure
        }
    }

    private func batch() throws(IMAPFailure) -> [FetchedMail]? {
        let session = try live()
        var patience = session.patience
        let end = Deadline.after(limits.batchTime)
        while !plan.isDone {
            try ask(session)
            if plan.finished.count >= limits.batchMails || plan.finishedBytes >= limits.batchBytes { break }
            if !plan.finished.isEmpty, outstanding.isEmpty || end.hasPassed { break }
            let response = try session.anyNext(&patience)
            if take(response), case .tagged = response { patience = session.patience }
        }
        let mails = plan.takeFinished()
        return mails.isEmpty ? nil : mails
    }

    private func live() throws(IMAPFailure) -> IMAPSession {
        guard let session else { throw IMAPFailure(.closed, "the session is over") }
        return session
    }

    private func ask(_ session: IMAPSession) throws(IMAPFailure) {
        while outstanding.count < limits.outstanding, let step = plan.nextStep() {
            outstanding.append((try session.send(step.command(limits)), step))
        }
    }

    /// Takes a response that belongs to this fetch; false where it does not.
    func take(_ response: IMAPResponse) -> Bool {
        switch response {
        case .fetch(_, let items): return plan.take(items)
        case .search(let uids):
            guard outstanding.contains(where: { $0.step.isPresence }) else { return false }
            plan.take(present: uids)
            return true
        case .tagged(let tag, let status):
            guard let index = outstanding.firstIndex(where: { $0.tag == tag }) else { return false }
            plan.end(of: outstanding.remove(at: index).step, isOK: status.kind == .ok)
            return true
        default: return false
        }
    }

    /// Reads what is still unanswered, so that another command has the line for itself.
    func drain() throws(IMAPFailure) {
        let session = try live()
        var patience = session.patience
        while !outstanding.isEmpty { _ = take(try session.anyNext(&patience)) }
    }
}

extension IMAPSession {
    /// Begins to fetch mails by UID. Each requested UID comes back in exactly one batch.
    package func fetch(
        _ uids: some Sequence<UInt32>, limits: FetchLimits = FetchLimits()
    ) throws(IMAPFailure) -> IMAPFetch {
        try settle()
        let fetch = IMAPFetch(uids, limits: limits, session: self)
        fetchUnderWay = fetch
        return fetch
    }

    /// Reads the answers that a fetch has left, whether it was pulled to its end or given up.
    func settle() throws(IMAPFailure) {
        try fetchUnderWay?.drain()
        fetchUnderWay = nil
    }
}
