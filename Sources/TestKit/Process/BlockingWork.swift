import Foundation

/// Runs blocking test work on a thread of its own: the cooperative pool of a small machine has as few threads as cores.
package enum BlockingWork {
    package static func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let thread = Thread { continuation.resume(with: Result { try body() }) }
            thread.name = "blocking-work"
            thread.start()
        }
    }
}
