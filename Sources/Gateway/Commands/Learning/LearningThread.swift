import Foundation
import Intake

/// Learns on a thread of its own: it takes all processors for as long as a minute, and the cooperative pool is for what does not.
enum LearningThread {
    /// A model, and of how many requests it learnt.
    typealias Learnt = (model: TextModel, requests: Int)

    /// - Throws: `CommandFailure` where there is too little to learn from.
    static func learn(_ learning: @escaping @Sendable () throws(LearningFailure) -> Learnt) async throws -> Learnt {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                do throws(LearningFailure) {
                    continuation.resume(returning: try learning())
                } catch {
                    continuation.resume(throwing: CommandFailure("nothing was learnt: \(error)"))
                }
            }
        }
    }
}
