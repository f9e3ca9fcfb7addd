import Synchronization

/// Remembers mails that were being fetched when a session died, over sessions: one that dies alone again and again, while others go through,
/// is passed over, into the quarantine, so that it blocks nobody. Where nothing goes through, the server or the line is at fault, and no
/// mail is blamed, however long that lasts (promise 3).
final class SuspectMails: Sendable {
    /// Sessions that may die on one mail.
    static let deaths = 4

    private struct Suspicion {
        /// Counted from the moment when another mail came through.
        var deaths = 0
        var othersCame = false
    }

    private struct State {
        var uidValidity: UInt32 = 0
        var suspicions: [UInt32: Suspicion] = [:]
    }

    private let state = Mutex(State())

    /// UIDs mean something only within one UIDVALIDITY: under another one every suspicion is void.
    func begin(uidValidity: UInt32) {
        state.withLock { state in
            if state.uidValidity != uidValidity { state = State(uidValidity: uidValidity) }
        }
    }

    /// In which portions to fetch: all mails without suspicion together, then each suspect by itself, the least suspect first, so that a
    /// bad one comes when everything else has gone through.
    func portions(_ uids: [UInt32]) -> [[UInt32]] {
        state.withLock { state in
            let alone = uids.filter { state.suspicions[$0] != nil }
            guard !alone.isEmpty else { return [uids] }
            let others = uids.filter { state.suspicions[$0] == nil }
            let sorted = alone.sorted { a, b in
                let deaths = (state.suspicions[a]?.deaths ?? 0, state.suspicions[b]?.deaths ?? 0)
                return deaths.0 == deaths.1 ? a < b : deaths.0 < deaths.1
            }
            return (others.isEmpty ? [] : [others]) + sorted.map { [$0] }
        }
    }

    /// Whether it has killed enough sessions.
    func isGivenUp(_ uid: UInt32) -> Bool {
        state.withLock { $0.suspicions[uid].map { $0.deaths >= Self.deaths && $0.othersCame } ?? false }
    }

    func noteDeath(_ uids: [UInt32]) {
        state.withLock { state in
            for uid in uids.prefix(10_000) { state.suspicions[uid, default: Suspicion()].deaths += 1 }
        }
    }

    /// These came through, whatever they are.
    func clear(_ uids: [UInt32]) {
        guard !uids.isEmpty else { return }
        state.withLock { state in
            for uid in uids { state.suspicions[uid] = nil }
            for (uid, suspicion) in state.suspicions where !suspicion.othersCame {
                // Until now the server may have been at fault, but this is a suspect still.
                state.suspicions[uid] = Suspicion(deaths: 1, othersCame: true)
            }
        }
    }
}
