import Foundation
import Intake
import Store
import TestKit
import Testing

@Suite("What providers report of our messages")
struct DeliveryReportTests {
    private static let channel = ChannelName(kind: .sms, id: "sms-311")
    private static let ours = "+16175550312"
    private static let theirs = "+16175550100"

    /// An answer in the outbox, caused by a text that came to `ours`.
    private struct City {
        let store: IntakeStore
        let clock: FakeWallClock
        let ids: RowIDSource
        let answer: RowID

        init(_ database: any SQLDatabase, _ folder: TemporaryFolder) async throws {
            clock = FakeWallClock()
            ids = RowIDSource(clock: clock)
            store = IntakeStore(
                database: database, blobs: try BlobFolder(folder: folder.path("blobs")), ids: ids, clock: clock,
                calendar: CityCalendar(timeZone: try #require(TimeZone(identifier: "America/New_York"))))
            answer = ids.next()
            let kept = try await keep("text")
            try await file(kept, .message(Self.message(kept, clock.now()), Self.placement))
        }

        private static let placement = Placement(
            requestType: nil, department: "Clerk", queue: "main", priority: 3, rule: "default", reason: "")

        private static func message(_ id: RowID, _ now: Moment) -> Message {
            Message(
                id: id, channel: channel, lane: theirs, arrivedAt: now, sender: Identity(kind: .phone, address: theirs),
                isSenderVerified: true, recipient: ours, text: "hi", fullText: "hi", digest: ContentDigest(of: []))
        }

        private func keep(_ name: String) async throws -> RowID {
            let id = try #require(SourceID(name))
            return try await store.keeper.keep(
                Received(
                    channel: channel, sourceID: id, lane: theirs, format: .text, arrivedAt: clock.now(), bytes: [])
            ).id
        }

        private func file(_ kept: RowID, _ content: Prepared.Content) async throws {
            let (answer, now) = (answer, clock.now())
            let prepared = Prepared(kept: kept, channel: channel, lane: theirs, arrivedAt: now, content: content)
            let decider = FixedDecider { message, _, _ in
                var changes = Changes(.filed)
                changes.message = FiledMessage(
                    message: message, conversation: nil, request: nil, resident: nil, isUnconfirmed: false)
                changes.outbox = [
                    OutboundMessage(
                        id: answer, kind: .acknowledgement, channel: channel, recipient: theirs, subject: nil,
                        text: "thanks", language: .english, request: nil, conversation: nil, cause: message.id,
                        createdAt: now, dueAt: now)
                ]
                return changes
            }
            let outcomes = try await store.filer.file([prepared], by: decider)
            guard case .filed = outcomes.first else { throw StoreFailure(.refused, "not filed") }
        }

        func report(_ status: DeliveryReport.Status, of subject: DeliveryReport.Subject) async throws {
            try await file(
                try await keep("report \(status)"), .deliveryReport(DeliveryReport(subject: subject, status: status)))
        }

        func claim() async throws -> [ClaimedMessage] {
            try await store.outbox.claim(channel: channel, limit: 10, now: clock.now())
        }
    }

    @Test("A claimed answer says to which number of ours the cause came", arguments: StoreEngine.allCases)
    func writtenTo(_ engine: StoreEngine) async throws {
        let folder = try TemporaryFolder()
        let database = try await engine.open(folder)
        _ = try await Schema.intake.migrate(database, at: Moment(milliseconds: 0))
        let city = try await City(database, folder)
        #expect(try await city.claim().map(\.writtenTo) == [Self.ours])
        await database.close()
    }

    @Test(
        "A report that names a row which may have gone out says that it has",
        arguments: StoreEngine.allCases, [DeliveryReport.Status.queued, .sent, .delivered, .delayed, .failed])
    func knowsThatItWentOut(_ engine: StoreEngine, _ status: DeliveryReport.Status) async throws {
        let folder = try TemporaryFolder()
        let database = try await engine.open(folder)
        _ = try await Schema.intake.migrate(database, at: Moment(milliseconds: 0))
        let city = try await City(database, folder)
        #expect(try await city.claim().count == 1)
        // Cut off between sending and marking.
        #expect(try await city.store.outbox.recover(channel: Self.channel) == 1)
        try await city.report(status, of: .outboxRow(city.answer))
        #expect(try await city.claim().isEmpty)
        #expect(try await city.store.outbox.nextDue(channel: Self.channel) == nil)
        await database.close()
    }

    @Test("A report on a row that waits changes nothing about its sending", arguments: StoreEngine.allCases)
    func waitingRow(_ engine: StoreEngine) async throws {
        let folder = try TemporaryFolder()
        let database = try await engine.open(folder)
        _ = try await Schema.intake.migrate(database, at: Moment(milliseconds: 0))
        let city = try await City(database, folder)
        try await city.report(.sent, of: .outboxRow(city.answer))
        #expect(try await city.claim().map(\.mayHaveGoneOut) == [false])
        await database.close()
    }
}
