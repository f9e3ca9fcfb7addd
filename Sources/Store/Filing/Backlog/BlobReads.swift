import Intake
import Synchronization

/// Reads blobs for filing without letting filing wait for them: who asks is given what comes within a moment, and the rest when it asks
/// again. So a bucket that answers slowly, or not at all, holds up only what is in it.
final class BlobReads: Sendable {
    private enum Entry {
        case reading(Task<Void, Never>?)
        case come(Result<[UInt8], StoreFailure>)

        var isReading: Bool {
            if case .reading = self { return true }
            return false
        }
    }

    /// Blobs that are read at the same time.
    private static let together = 8

    private let blobs: RawBytes
    private let state = Mutex<[String: Entry]>([:])
    private let bell = Doorbell()

    init(blobs: RawBytes) { self.blobs = blobs }

    /// The bytes of blobs by their names, as far as they are there within `patience`. What came and is not asked for again is forgotten.
    func get(_ names: [String], patience: Duration) async -> [String: Result<[UInt8], StoreFailure>] {
        let end = ContinuousClock.now + patience
        let wanted = Set(names)
        state.withLock { state in state = state.filter { wanted.contains($0.key) || $0.value.isReading } }
        while true {
            let rings = bell.rings
            begin(names)
            let left = end - ContinuousClock.now
            let isWhole = state.withLock { state in names.allSatisfy { state[$0].map { !$0.isReading } ?? false } }
            if isWhole || left <= .zero || Task.isCancelled { return take(wanted) }
            await bell.wait(after: rings, atMost: left)
        }
    }

    /// Begins with as many as may be read together, in their order.
    private func begin(_ names: [String]) {
        let new = state.withLock { state in
            var new: [String] = []
            var room = Self.together - state.values.count(where: \.isReading)
            for name in names where room > 0 && state[name] == nil {
                state[name] = .reading(nil)
                new.append(name)
                room -= 1
            }
            return new
        }
        for name in new {
            // Owned by the state, which waits for it or cancels it.
            let task = Task { await self.read(name) }
            state.withLock { state in
                // It may be done already.
                if state[name]?.isReading == true { state[name] = .reading(task) }
            }
        }
    }

    private func read(_ name: String) async {
        let result: Result<[UInt8], StoreFailure>
        do throws(StoreFailure) {
            result = .success(try await blobs.get(name))
        } catch {
            result = .failure(error)
        }
        state.withLock { $0[name] = .come(result) }
        bell.ring()
    }

    private func take(_ wanted: Set<String>) -> [String: Result<[UInt8], StoreFailure>] {
        state.withLock { state in
            var taken: [String: Result<[UInt8], StoreFailure>] = [:]
            for name in wanted {
                guard case .come(let result) = state[name] else { continue }
                taken[name] = result
                state[name] = nil
            }
            return taken
        }
    }
}
