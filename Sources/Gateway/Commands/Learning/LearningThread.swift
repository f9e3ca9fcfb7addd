import Foundation
import Intake
import Synchronization

/// Learns on a thread of its own: it takes all processors for as long as a minute, and the cooperative pool is for what does not.
enum LearningThread {
    /// A model, and of how many requests it learnt.
    struct Learnt: Sendable {
        enum Model: Sendable {
            case texts(TextModel)
            case duplicates(DuplicateLearning.Outcome)
        }

        var model: Model
        var requests: Int

        init(_ learnt: (model: TextModel, requests: Int)) {
            model = .texts(learnt.model)
            requests = learnt.requests
        }

        init(_ outcome: DuplicateLearning.Outcome) {
            model = .duplicates(outcome)
            requests = 2 * outcome.pairs
        }

        /// As it is kept.
        var encoded: [UInt8] {
            switch model {
            case .texts(let model): model.encoded
            case .duplicates(let outcome): outcome.model.encoded
            }
        }

        /// Texts or pairs that it learnt of.
        var examples: Int {
            switch model {
            case .texts(let model): model.examples
            case .duplicates(let outcome): outcome.pairs
            }
        }
    }

    /// - Throws: `CommandFailure` where there is too little to learn from; `CancellationError` at once where the task is cancelled: the thread
    ///   then comes to its end alone, and what it has learnt is dropped.
    static func learn(_ learning: @escaping @Sendable () throws(LearningFailure) -> Learnt) async throws -> Learnt {
        let waiter = Waiter()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                waiter.wait(continuation)
                Thread.detachNewThread {
                    do throws(LearningFailure) {
                        waiter.end(.success(try learning()))
                    } catch {
                        waiter.end(.failure(CommandFailure("nothing was learnt: \(error)")))
                    }
                }
            }
        } onCancel: {
            waiter.end(.failure(CancellationError()))
        }
    }

    /// Who waits for the thread, once.
    private final class Waiter: Sendable {
        private typealias Waiting = CheckedContinuation<Learnt, any Error>
        private let state = Mutex<(waiting: Waiting?, isCancelled: Bool)>((nil, false))

        func wait(_ continuation: CheckedContinuation<Learnt, any Error>) {
            let isCancelled = state.withLock { state in
                if !state.isCancelled { state.waiting = continuation }
                return state.isCancelled
            }
            if isCancelled { continuation.resume(throwing: CancellationError()) }
        }

        func end(_ result: Result<Learnt, any Error>) {
            let waiting = state.withLock { state in
                defer { state = (nil, true) }
                return state.waiting
            }
            waiting?.resume(with: result)
        }
    }
}
