import Intake
import Store
import TestKit
import Testing

@Suite("What arrives is kept once")
struct KeepingTests {
    private let hello = PlainMessage.mail("ann@example.org", "A pothole")

    @Test("The same source id again is a success and a count", arguments: StoreEngine.allCases)
    func redelivery(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let one = try city.received(hello, on: SmallCity.mail, source: "INBOX/1/7")
        let first = try await city.store.keeper.keep(one)
        #expect(!first.isRedelivery)
        let second = try await city.store.keeper.keep(one)
        #expect(second == .redelivery(of: first.id, sequence: nil))
        #expect(try await city.count("received") == 1)
        #expect(try await city.count("redelivery") == 1)
        #expect(try await city.ledger() == ["redelivered": 1])
        // The same id of another channel is another thing.
        let other = try city.received(hello, on: SmallCity.otherMail, source: "INBOX/1/7")
        #expect(try await !city.store.keeper.keep(other).isRedelivery)
    }

    @Test("Outcomes stand in the order of the batch, also within it", arguments: StoreEngine.allCases)
    func order(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let sources = ["a", "b", "a", "c", "b"]
        let outcomes = try await city.store.keeper.keep(
            try sources.map { try city.received(hello, on: SmallCity.mail, source: $0) })
        #expect(outcomes.map(\.isRedelivery) == [false, false, true, false, true])
        #expect(outcomes[2].id == outcomes[0].id)
        #expect(outcomes[4].id == outcomes[1].id)
        #expect(try await city.column("SELECT source_id FROM received ORDER BY id") == ["a", "b", "c"])
    }

    @Test("An empty id is no id, for the type and for the table", arguments: StoreEngine.allCases)
    func emptyID(_ engine: StoreEngine) async throws {
        #expect(SourceID("") == nil)
        #expect(SourceID.text(account: "AC1", messageID: "") == nil)
        let city = try await SmallCity(engine)
        try await city.keep(hello)
        let failure = await #expect(throws: StoreFailure.self) {
            try await city.run("UPDATE received SET source_id = ''")
        }
        #expect(failure?.code == .refused)
    }

    @Test("More than 64 KB stands in a blob and comes back whole", arguments: StoreEngine.allCases)
    func large(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let texts = [65_000, 70_000, 300_000].map { String(repeating: "x", count: $0) }
        let things = try texts.enumerated().map {
            try city.received(.mail("ann@example.org", $0.element), on: SmallCity.mail, source: "\($0.offset)")
        }
        _ = try await city.store.keeper.keep(things)
        #expect(try await city.column("SELECT blob IS NULL FROM raw ORDER BY received") == ["1", "0", "0"])
        let backlog = try await city.store.filer.backlog(excluding: [], limit: 10)
        #expect(backlog.map(\.received.bytes) == things.map(\.bytes))
    }

    @Test("A look at the backlog takes what fits into memory, and always one", arguments: StoreEngine.allCases)
    func backlogBytes(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        for _ in 0..<3 { try await city.keep(.mail("ann@example.org", String(repeating: "x", count: 100_000))) }
        try await city.run("UPDATE received SET size = 20000000")
        #expect(try await city.store.filer.backlog(excluding: [], limit: 10).count == 2)
    }

    @Test("A thing whose blob is gone is put aside; the others go on", arguments: StoreEngine.allCases)
    func missingBlob(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let lost = try await city.keep(.mail("ann@example.org", String(repeating: "x", count: 100_000)))
        try await city.run("UPDATE raw SET blob = '\(String(repeating: "0", count: 64))' WHERE received = \(lost)")
        try await city.keep(.mail("bob@example.org", "hello"))
        try await city.file()
        #expect(try await city.column("SELECT state FROM received ORDER BY id") == ["quarantined", "filed"])
        #expect(try await city.agrees())
    }

    @Test("A session's lines count from 1; a line sent again has its number", arguments: StoreEngine.allCases)
    func chatSequence(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let chat = try await city.beginChat()
        let lines = try ["a", "b", "a"].map {
            try city.received(.chat(chat, "line \($0)"), on: SmallCity.chat, source: $0)
        }
        let outcomes = try await city.store.keeper.keep(lines)
        #expect(outcomes.map(\.sequence) == [1, 2, 1])
        let row = city.ids.next()
        let ours = try await city.store.chatLog.append(session: chat, outboxRow: row, text: "Hi", at: city.clock.now())
        #expect(ours.sequence == 3)
        let again = try await city.store.chatLog.append(session: chat, outboxRow: row, text: "Hi", at: city.clock.now())
        #expect(again == ours)
        let late = try await city.store.chatLog.lines(session: chat, after: 1, limit: 10)
        #expect(late.map(\.sequence) == [2, 3])
        #expect(late.map(\.direction) == [.inbound, .outbound])
        let stranger = try city.received(.chat(RowID(rawValue: 1), "x"), on: SmallCity.chat, source: "x")
        let failure = await #expect(throws: StoreFailure.self) { try await city.store.keeper.keep(stranger) }
        #expect(failure?.code == .missing)
    }
}
