import Foundation
import Intake

/// Learns on a thread of its own: it takes all processors for as long as a minute, and the cooperative pool is for what does not.
enum LearningThread {
    /// - Throws: `CommandFailure` where there is too little to learn from.
    static func learn(
        _ catalogue: RequestCatalogue, _ requests: [Example]
    ) async throws -> (model: TextModel, requests: Int) {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                do throws(LearningFailure) {
                    continuation.resume(returning: try CityLearning.model(catalogue, requests: requests))
                } catch {
                    continuation.resume(throwing: CommandFailure("nothing was learnt: \(error)"))
                }
            }
        }
    }
}
