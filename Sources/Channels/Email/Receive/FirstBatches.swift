import Mail
import Synchronization

/// Rehearses the first batches that a process takes from a mailbox, until its cursor has moved: a process that dies of a later one will meet
/// that one first, or has come further at least.
final class FirstBatches: Sendable {
    private let rehearsal: (any HeaderRehearsal)?
    private let isOver = Atomic<Bool>(false)

    /// - Parameter rehearsal: nil where nothing is rehearsed.
    init(_ rehearsal: (any HeaderRehearsal)?) { self.rehearsal = rehearsal }

    /// The mails of a batch whose headers must not be read.
    func deadly(in batch: [FetchedMail]) async throws -> Set<UInt32> {
        guard let rehearsal, !isOver.load(ordering: .relaxed) else { return [] }
        let headers = batch.map { mail in
            switch mail.content {
            case .whole(let bytes), .tooLarge(_, let bytes): SenderLane.header(of: bytes)
            case .unreadable, .vanished: [UInt8]()
            }
        }
        return Set(try await rehearsal.deadly(headers).map { batch[$0].uid })
    }

    /// A batch is kept.
    func noteKept(movesCursor: Bool) {
        if movesCursor { isOver.store(true, ordering: .relaxed) }
    }
}
