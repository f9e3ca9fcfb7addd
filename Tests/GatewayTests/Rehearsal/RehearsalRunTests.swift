import Foundation
import Intake
import Logging
import Reports
import Store
import Synchronization
import TestKit
import Testing

@testable import Gateway

/// The rehearsal's decisions, on the real store and with children that a test scripts.
@Suite("Rehearsal of what was left")
struct RehearsalRunTests {
    /// Plays children: each death is of one message, some of which kill every time and others so many times only.
    private final class ScriptedStage: RehearsalStage {
        struct State {
            var deaths: [RowID: Int]
            var failures: Int
            var asked: [[RowID]] = []
        }

        let state: Mutex<State>

        init(deaths: [RowID: Int], failures: Int = 0) {
            state = Mutex(State(deaths: deaths, failures: failures))
        }

        func rehearse(_ ids: [RowID]) async throws -> RehearsalDeath? {
            try state.withLock { state in
                state.asked.append(ids)
                if state.failures > 0 {
                    state.failures -= 1
                    throw RehearsalFailure(description: "no memory for a child")
                }
                guard let victim = ids.first(where: { state.deaths[$0, default: 0] > 0 }) else { return nil }
                state.deaths[victim, default: 0] -= 1
                return RehearsalDeath(victim: victim, cause: .signal(11))
            }
        }
    }

    private struct Place {
        let folder: TemporaryFolder
        let database: SQLiteDatabase
        let blobs: BlobFolder
        let store: IntakeStore
        let ids: RowIDSource
        let clock = SystemWallClock()

        /// A store with `count` unfiled things.
        static func with(_ count: Int, _ work: (Place, [RowID]) async throws -> Void) async throws {
            let place = try await Place()
            for number in 0..<count { try await place.keep(number) }
            let ids = try await place.store.filer.backlog(excluding: [], limit: 100).map(\.id)
            try await work(place, ids)
            await place.database.close()
            await place.blobs.close()
        }

        private init() async throws {
            folder = try TemporaryFolder()
            database = try SQLiteDatabase(folder: folder.path, purpose: .serve)
            _ = try await Schema.intake.migrate(database, at: clock.now())
            blobs = try BlobFolder(folder: folder.path)
            ids = RowIDSource(clock: clock)
            store = IntakeStore(
                database: database, blobs: blobs, ids: ids, clock: clock, calendar: CityCalendar(timeZone: .gmt))
        }

        func keep(_ number: Int) async throws {
            let channel = ChannelName(kind: .email, id: "email-311")
            _ = try await store.keeper.keep(
                Received(
                    channel: channel, sourceID: .mail(mailbox: "INBOX", uidValidity: 1, uid: UInt32(number + 1)),
                    lane: "lane-\(number)", format: .mail, arrivedAt: clock.now(), bytes: Array("mail".utf8)))
        }

        /// - Returns: what was reported as put aside.
        func rehearse(_ stage: ScriptedStage, horizon: RowID? = nil) async throws -> [RowID] {
            let reported = Mutex<[RowID]>([])
            let rehearsal = Rehearsal(
                filer: store.filer, quarantine: store.quarantine, stage: stage, clock: clock,
                horizon: horizon ?? ids.next(),
                report: { news in
                    if case .quarantined(let id, _) = news { reported.withLock { $0.append(id) } }
                }, log: Logger(label: "test"))
            try await rehearsal.run()
            return reported.withLock { $0 }
        }
    }

    @Test("two deaths put a message aside, one does not, and what is behind it is read each time")
    func deaths() async throws {
        try await Place.with(5) { place, ids in
            let stage = ScriptedStage(deaths: [ids[1]: 9, ids[3]: 1])
            #expect(try await place.rehearse(stage) == [ids[1]])
            let asked = stage.state.withLock { $0.asked }
            #expect(asked == [ids, Array(ids[1...]), Array(ids[2...]), Array(ids[3...])])
            let waiting = try await place.store.filer.backlog(excluding: [], limit: 100).map(\.id)
            #expect(waiting == [ids[0], ids[2], ids[3], ids[4]])
            let aside = try await place.store.quarantineBook.quarantined(replayed: false, limit: 10).items
            #expect(aside.map(\.reason) == ["reading it ended the process twice, with signal 11"])
        }
    }

    @Test("deaths are remembered over starts")
    func overStarts() async throws {
        try await Place.with(1) { place, ids in
            let first = try await place.rehearse(ScriptedStage(deaths: [ids[0]: 1]))
            let second = try await place.rehearse(ScriptedStage(deaths: [ids[0]: 1]))
            #expect((first, second) == ([], ids))
        }
    }

    @Test("a child that cannot be started is nobody's fault, and is tried again")
    func failures() async throws {
        try await Place.with(2) { place, ids in
            let stage = ScriptedStage(deaths: [:], failures: 1)
            let aside = try await place.rehearse(stage)
            #expect(aside.isEmpty)
            #expect(stage.state.withLock { $0.asked } == [ids, ids])
        }
    }

    @Test("what came after the start is not rehearsed")
    func horizon() async throws {
        try await Place.with(3) { place, ids in
            let stage = ScriptedStage(deaths: [ids[2]: 9])
            let aside = try await place.rehearse(stage, horizon: ids[1])
            #expect(aside.isEmpty)
            #expect(stage.state.withLock { $0.asked } == [Array(ids[...1])])
        }
    }

    @Test("it ends when the gateway does")
    func cancelled() async throws {
        try await Place.with(1) { place, _ in
            let stage = ScriptedStage(deaths: [:], failures: .max)
            let task = Task { try await place.rehearse(stage) }
            try await eventually { stage.state.withLock { !$0.asked.isEmpty } }
            task.cancel()
            #expect(try await task.value.isEmpty)
        }
    }
}
