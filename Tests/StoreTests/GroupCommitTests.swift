import Intake
import Store
import TestKit
import Testing

@Suite("Writers share commits")
struct GroupCommitTests {
    @Test("All that wait share one commit", arguments: StoreEngine.allCases)
    func together(_ engine: StoreEngine) async throws {
        let folder = try TemporaryFolder()
        let database = try await engine.open(folder) { $0.timePerCommit = .seconds(60) }
        try await Notes.make(in: database)
        let commits = database.figures.commits
        try await HeldWriter(database: database).gather(keep: 50) { group in
            for id in 1...50 { group.addTask { try await Notes.add(id, to: database, .keep) } }
        }
        // One more for the one that held the writer.
        #expect(database.figures.commits - commits == 2)
        #expect(database.figures.largestCommit == 50)
        #expect(try await Notes.ids(in: database) == Array(1...50))
        await database.close()
    }

    @Test("One commit is what SQLite itself and its log count, too")
    func oneCommit() async throws {
        let folder = try TemporaryFolder()
        let database = try StoreEngine.openSQLite(folder)
        try await Notes.make(in: database)
        let log = WriteAheadLogFile(path: folder.path("intake.sqlite-wal"))
        let (commits, frames) = (database.commits, try log.commits())
        try await HeldWriter(database: database).gather(keep: 50) { group in
            for id in 1...50 { group.addTask { try await Notes.add(id, to: database, .keep) } }
        }
        // The one that held the writer wrote nothing.
        #expect(database.commits - commits == 1)
        #expect(try log.commits() - frames == 1)
        #expect(database.figures.largestCommit == 50)
        #expect(try await Notes.ids(in: database) == Array(1...50))
        await database.close()
    }

    @Test("A body that throws is undone alone", arguments: StoreEngine.allCases)
    func isolation(_ engine: StoreEngine) async throws {
        let folder = try TemporaryFolder()
        let database = try await engine.open(folder)
        try await Notes.make(in: database)
        let failures = Collected<StoreFailure>()
        try await HeldWriter(database: database).gather(keep: 40) { group in
            for id in 1...40 {
                group.addTask {
                    do throws(StoreFailure) {
                        try await database.write(.keep) { session throws(StoreFailure) in
                            try session.execute(Notes.insert, [.int(id), .text("word \(id)")])
                            // Every fourth one also writes what another has, after a write of its own.
                            if id % 4 == 0 {
                                try session.execute(Notes.insert, [.int(id + 1000), .text("word \(id)")])
                            }
                        }
                    } catch {
                        failures.add(error)
                    }
                }
            }
        }
        let found = failures.all
        #expect(found.count == 10)
        #expect(found.allSatisfy { $0.code == .refused })
        #expect(database.figures.undone == 10)
        #expect(try await Notes.ids(in: database) == (1...40).filter { $0 % 4 != 0 })
        await database.close()
    }

    @Test("A constraint that is checked at the commit fails only whom it concerns")
    func deferredConstraint() async throws {
        let folder = try TemporaryFolder()
        let database = try StoreEngine.openSQLite(folder)
        try await database.write(.keep) { session throws(StoreFailure) in
            try session.script(
                """
                CREATE TABLE parent (id INTEGER PRIMARY KEY);
                CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER
                    REFERENCES parent DEFERRABLE INITIALLY DEFERRED);
                INSERT INTO parent VALUES (1);
                """)
        }
        let insert = SQLStatement("INSERT INTO child (id, parent) VALUES ($1, $2)")
        let failed = Collected<String>()
        try await HeldWriter(database: database).gather(keep: 10) { group in
            for id in 1...10 {
                group.addTask {
                    do throws(StoreFailure) {
                        try await database.write(.keep) { session throws(StoreFailure) in
                            _ = try session.execute(insert, [.int(id), .int(id == 5 ? 99 : 1)])
                        }
                    } catch {
                        failed.add("\(id) \(error.code)")
                    }
                }
            }
        }
        #expect(failed.all == ["5 refused"])
        let ids = SQLStatement("SELECT id FROM child ORDER BY id")
        let found = try await database.read { session throws(StoreFailure) in try session.all(ids, []) { $0.int(0) } }
        #expect(found == [1, 2, 3, 4, 6, 7, 8, 9, 10])
        await database.close()
    }

    @Test("Two lines that wait take turns", arguments: StoreEngine.allCases)
    func fairness(_ engine: StoreEngine) async throws {
        let folder = try TemporaryFolder()
        let database = try await engine.open(folder) {
            $0.bodiesPerCommit = 4
            $0.timePerCommit = .seconds(60)
        }
        let order = Collected<String>()
        try await HeldWriter(database: database).gather(keep: 10, file: 10) { group in
            for _ in 1...10 {
                group.addTask { try await database.write(.keep) { _ in order.add("k") } }
                group.addTask { try await database.write(.file) { _ in order.add("f") } }
            }
        }
        #expect(order.all.joined() == "ffffkkkkffffkkkkffkk")
        await database.close()
    }

    @Test("A body over its time ends the group; the rest keep their order", arguments: StoreEngine.allCases)
    func timeLimit(_ engine: StoreEngine) async throws {
        let folder = try TemporaryFolder()
        let database = try await engine.open(folder) {
            $0.timePerCommit = .zero
            // So that what is put back must come before what was not yet taken.
            $0.bodiesPerCommit = 4
        }
        try await Notes.make(in: database)
        let order = Collected<String>()
        try await HeldWriter(database: database).gather(keep: 10) { group in
            for id in 0...9 {
                group.addTask {
                    try await database.write(.keep) { session throws(StoreFailure) in
                        order.add("\(id)")
                        _ = try session.execute(Notes.insert, [.int(id), .text("\(id)")])
                    }
                }
                try await eventually { database.figures.waitingToKeep == id + 1 }
            }
        }
        #expect(order.all.joined() == "0123456789")
        #expect(database.figures.largestCommit == 1)
        await database.close()
    }

    @Test("A full queue refuses at once, and takes more later", arguments: StoreEngine.allCases)
    func backpressure(_ engine: StoreEngine) async throws {
        let folder = try TemporaryFolder()
        let database = try await engine.open(folder) { $0.waiting = 3 }
        try await Notes.make(in: database)
        try await HeldWriter(database: database).gather(keep: 3, file: 1) { group in
            for id in 1...3 { group.addTask { try await Notes.add(id, to: database) } }
            try await eventually { database.figures.waitingToKeep == 3 }
            let failure = await #expect(throws: StoreFailure.self) { try await Notes.add(4, to: database) }
            #expect(failure?.code == .unavailable)
            // The other line is not full.
            group.addTask { try await Notes.add(5, to: database, .file) }
        }
        try await Notes.add(6, to: database)
        #expect(try await Notes.ids(in: database) == [1, 2, 3, 5, 6])
        #expect(database.figures.refused == 1)
        await database.close()
    }

    @Test(
        "So is one whose bodies hold too much; a large one that finds no others is taken",
        arguments: StoreEngine.allCases)
    func weight(_ engine: StoreEngine) async throws {
        let folder = try TemporaryFolder()
        let database = try await engine.open(folder) {
            $0.waitingBytes = 1_000
            // What is taken and put back waits again.
            $0.timePerCommit = .zero
        }
        try await Notes.make(in: database)
        @Sendable func add(_ id: Int, bytes: Int) async throws {
            try await database.write(.keep, bytes: bytes) { session throws(StoreFailure) in
                _ = try session.execute(Notes.insert, [.int(id), .text("word \(id)")])
            }
        }
        for round in 0..<3 {
            let first = round * 10 + 1
            try await HeldWriter(database: database).gather(keep: 2) { group in
                group.addTask { try await add(first, bytes: 600) }
                try await eventually { database.figures.waitingToKeep == 1 }
                group.addTask { try await add(first + 1, bytes: 400) }
                try await eventually { database.figures.waitingToKeep == 2 }
                let failure = await #expect(throws: StoreFailure.self) { try await add(first + 2, bytes: 1) }
                #expect(failure?.code == .unavailable)
            }
            // All that waited is gone: nothing counts any more.
            #expect(database.figures.refused == round + 1)
        }
        try await HeldWriter(database: database).gather(keep: 1) { group in
            group.addTask { try await add(100, bytes: 5_000) }
            try await eventually { database.figures.waitingToKeep == 1 }
            await #expect(throws: StoreFailure.self) { try await add(101, bytes: 1) }
        }
        #expect(try await Notes.ids(in: database) == [1, 2, 11, 12, 21, 22, 100])
        await database.close()
    }

    @Test("A thousand writers at once", arguments: StoreEngine.allCases)
    func manyWriters(_ engine: StoreEngine) async throws {
        let folder = try TemporaryFolder()
        let database = try await engine.open(folder)
        try await Notes.make(in: database)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for id in 1...1000 {
                group.addTask {
                    try await Notes.add(id, to: database, id % 3 == 0 ? .file : .keep)
                    // What a write returned is seen by every later read.
                    let word = try await database.read { session throws(StoreFailure) in
                        try session.first(Notes.word, [.int(id)]) { $0.text(0) }
                    }
                    #expect(word == "word \(id)")
                }
            }
            try await group.waitForAll()
        }
        #expect(try await Notes.ids(in: database) == Array(1...1000))
        #expect(database.figures.bodies == 1001)
        #expect(database.figures.commits < 1001)
        await database.close()
    }

    @Test("Closing finishes what was accepted and refuses the rest", arguments: StoreEngine.allCases)
    func closing(_ engine: StoreEngine) async throws {
        let folder = try TemporaryFolder()
        let database = try await engine.open(folder)
        try await Notes.make(in: database)
        try await HeldWriter(database: database).gather(keep: 20) { group in
            for id in 1...20 { group.addTask { try await Notes.add(id, to: database) } }
            try await eventually { database.figures.waitingToKeep == 20 }
            group.addTask { await database.close() }
        }
        let failure = await #expect(throws: StoreFailure.self) { try await Notes.add(21, to: database) }
        #expect(failure?.code == .unavailable)
        let again = try await engine.open(folder)
        #expect(try await Notes.ids(in: again) == Array(1...20))
        await again.close()
    }
}
