import Synchronization

/// Remembers mails that were being fetched when a session died, over sessions: one that dies alone again and again is passed over, into the
/// quarantine, so that it blocks nobody (promise 3).
final class SuspectMails: Sendable {
    /// Sessions that may die on one mail fetched alone.
    static let deaths = 3

    private let counts = Mutex<[UInt32: Int]>([:])

    /// Whether the mail is to be fetched by itself.
    func isSuspect(_ uid: UInt32) -> Bool { counts.withLock { $0[uid] != nil } }

    /// Whether it has killed enough sessions.
    func isGivenUp(_ uid: UInt32) -> Bool { counts.withLock { ($0[uid] ?? 0) > Self.deaths } }

    func noteDeath(_ uids: [UInt32]) {
        counts.withLock { counts in for uid in uids.prefix(10_000) { counts[uid, default: 0] += 1 } }
    }

    func clear(_ uids: [UInt32]) {
        counts.withLock { counts in for uid in uids { counts[uid] = nil } }
    }
}
