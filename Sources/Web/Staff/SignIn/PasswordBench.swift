package import Desk
import Foundation

/// Where passwords are hashed: each on a thread of its own, a few at a time, since one takes 128 MiB and some tenths of a second.
package actor PasswordBench {
    /// More wait than should: try again.
    package struct Busy: Error {}

    private let width: Int
    private let longestLine: Int
    private let cost: PasswordHash.Cost
    private var running = 0
    private var line: [CheckedContinuation<Void, Never>] = []

    /// - Parameters:
    ///   - width: how many at a time.
    ///   - longestLine: how many may wait.
    package init(width: Int = 2, longestLine: Int = 100, cost: PasswordHash.Cost = .usual) {
        self.width = width
        self.longestLine = longestLine
        self.cost = cost
    }

    /// Hashes a new password.
    ///
    /// - Throws: `Busy`, or where the machine has not the memory.
    package func make(_ password: String) async throws -> PasswordHash {
        let cost = cost
        return try await run { try PasswordHash.make(password, cost: cost) }
    }

    /// Whether a password is the one of `hash`; of no hash it never is, and that takes as long.
    ///
    /// - Throws: `Busy`, or where the machine has not the memory.
    package func matches(_ password: String, _ hash: PasswordHash?) async throws -> Bool {
        let asked = hash ?? .nobody(cost: cost)
        let isRight = try await run { try asked.matches(password) }
        return isRight && hash != nil
    }

    /// Whether a hash was made at another cost than new ones are.
    package nonisolated func isOutdated(_ hash: PasswordHash) -> Bool { hash.cost != cost }

    private func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        if running >= width {
            guard line.count < longestLine else { throw Busy() }
            // Whoever ends before us leaves us their place.
            await withCheckedContinuation { line.append($0) }
        } else {
            running += 1
        }
        defer { leave() }
        return try await withCheckedThrowingContinuation { continuation in
            let thread = Thread { continuation.resume(with: Result { try body() }) }
            thread.stackSize = 1 << 19
            thread.start()
        }
    }

    private func leave() {
        if line.isEmpty { running -= 1 } else { line.removeFirst().resume() }
    }
}
