import Foundation
import Synchronization

/// A program that is run to its end as a child process, within limits.
///
/// Not Foundation's `Process`: on Linux that hands the signals which the calling thread has blocked on to the child, so that it may never
/// end when asked to; and it takes a child for running as long as any grandchild has one of its sockets.
package struct ChildProgram: Sendable {
    private let path: String
    private let arguments: [String]
    private let environment: [String: String]
    private let limits: ChildLimits
    private let showsErrors: Bool

    /// - Parameters:
    ///   - path: the program's file; `PATH` is not searched.
    ///   - environment: set or changed in it; everything else is as it is here.
    ///   - showsErrors: whether what it writes to standard error goes to ours, or nowhere.
    package init(
        _ path: String, _ arguments: [String] = [], environment: [String: String] = [:], limits: ChildLimits,
        showsErrors: Bool = false
    ) {
        self.path = path
        self.arguments = arguments
        self.environment = environment
        self.limits = limits
        self.showsErrors = showsErrors
    }

    /// Runs it, and returns when it has ended: a grandchild that lives on is not waited for. The waiting is done by a thread of its own.
    /// Cancelling the task kills the child.
    ///
    /// - Parameter input: what it reads from standard input.
    /// - Throws: `ChildFailure` where it cannot be started.
    package func run(input: [UInt8] = []) async throws(ChildFailure) -> ChildOutcome {
        let isCancelled = CancellationFlag()
        let result: Result<ChildOutcome, ChildFailure> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let thread = Thread {
                    continuation.resume(returning: Result { () throws(ChildFailure) in try wait(input, isCancelled) })
                }
                thread.name = "child process"
                thread.stackSize = 1 << 20
                thread.start()
            }
        } onCancel: {
            isCancelled.set()
        }
        return try result.get()
    }

    private func wait(_ input: [UInt8], _ isCancelled: CancellationFlag) throws(ChildFailure) -> ChildOutcome {
        let all = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let child = try SpawnedChild([path] + arguments, all.map { "\($0.key)=\($0.value)" }, showsErrors: showsErrors)
        return ChildWatch(child: child, limits: limits, input: input).toEnd { isCancelled.isSet }
    }
}

/// Set once, from wherever a task is cancelled.
private final class CancellationFlag: Sendable {
    private let flag = Atomic<Bool>(false)

    var isSet: Bool { flag.load(ordering: .relaxed) }

    func set() { flag.store(true, ordering: .relaxed) }
}
