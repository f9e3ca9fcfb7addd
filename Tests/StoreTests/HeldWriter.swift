import Dispatch
import Intake
import Store
import TestKit

/// Holds a database's writer within a body while others gather behind it, so that a test knows who shares a commit.
struct HeldWriter {
    let database: any SQLDatabase

    /// Writes by `body`, and commits only once `work` is done.
    func hold(
        _ body: @escaping @Sendable (any SQLSession) throws(StoreFailure) -> Void,
        meanwhile work: () async throws -> Void
    ) async throws {
        let release = DispatchSemaphore(value: 0)
        let held = Collected<Bool>()
        async let written: Void = database.write(.keep) { session throws(StoreFailure) in
            try body(session)
            held.add(true)
            release.wait()
        }
        defer { release.signal() }
        try await eventually { !held.all.isEmpty }
        try await work()
        release.signal()
        try await written
    }

    /// Submits what `submit` adds, waits until so many wait, lets the writer go and waits for all.
    func gather(
        keep: Int = 0, file: Int = 0, _ submit: (inout ThrowingTaskGroup<Void, any Error>) async throws -> Void
    ) async throws {
        let release = DispatchSemaphore(value: 0)
        let held = Collected<Bool>()
        try await withThrowingTaskGroup(of: Void.self) { group in
            // Also where something fails: a writer held for ever would hold the test run.
            defer { release.signal() }
            group.addTask { [database] in
                try await database.write(.keep) { _ in
                    held.add(true)
                    release.wait()
                }
            }
            try await eventually { !held.all.isEmpty }
            try await submit(&group)
            try await eventually { [database] in
                database.figures.waitingToKeep == keep && database.figures.waitingToFile == file
            }
            release.signal()
            try await group.waitForAll()
        }
    }
}
