import Desk
import Foundation
import Intake
import Reports
import Store
import TestKit

/// A city with two mailboxes, a number and a chat on an empty store: what a test sends goes the whole way.
final class SmallCity: Sendable {
    static let mail = ChannelName(kind: .email, id: "email-311")
    static let otherMail = ChannelName(kind: .email, id: "email-works")
    static let sms = ChannelName(kind: .sms, id: "sms-main")
    static let chat = ChannelName(kind: .chat, id: "chat-web")

    let folder: TemporaryFolder
    let database: OverlappingDatabase
    /// The node's writer slot.
    let slot: Int
    /// Whether it is another's.
    private let isDatabaseShared: Bool
    private let blobs: BlobFolder
    let clock: FakeWallClock
    let ids: RowIDSource
    let store: IntakeStore
    let journey: Journey
    private let settings: JourneySettings
    /// What the store told that it put aside.
    let putAside = Collected<RowID>()

    convenience init(
        _ engine: StoreEngine, cap: AcknowledgementCap = AcknowledgementCap(), catalogueVersion: Int? = nil,
        places: PlaceFinder? = nil, routing: RoutingRules? = nil, zone: TimeZone = .gmt
    ) async throws {
        let folder = try TemporaryFolder()
        let database = try await engine.open(folder, isMigrated: true)
        let clock = FakeWallClock()
        try await Schema.intake.migrate(database, at: clock.now())
        try self.init(
            folder, database, clock, RowIDSource(clock: clock), cap, catalogueVersion: catalogueVersion, places: places,
            routing: routing, zone: zone)
    }

    /// Another node that serves the same city; with the embedded store, of which there is one, another caller of it.
    convenience init(beside other: SmallCity, _ engine: StoreEngine) async throws {
        var (database, ids): (any SQLDatabase, RowIDSource) = (other.database, other.ids)
        let isShared = engine == .sqlite
        if !isShared {
            database = try await engine.open(other.folder, isMigrated: true)
            ids = RowIDSource(clock: other.clock, slot: (database as? PostgresDatabase)?.slot ?? 0)
        }
        try self.init(
            other.folder, database, other.clock, ids, other.settings.acknowledgementCap, isShared: isShared)
    }

    private init(
        _ folder: TemporaryFolder, _ database: any SQLDatabase, _ clock: FakeWallClock, _ ids: RowIDSource,
        _ cap: AcknowledgementCap, isShared: Bool = false, catalogueVersion: Int? = nil,
        places: PlaceFinder? = nil, routing: RoutingRules? = nil, zone: TimeZone = .gmt
    ) throws {
        self.folder = folder
        slot = (database as? PostgresDatabase)?.slot ?? 0
        let database = OverlappingDatabase(database)
        self.database = database
        self.clock = clock
        self.ids = ids
        isDatabaseShared = isShared
        blobs = try BlobFolder(folder: folder.path)
        let calendar = CityCalendar(timeZone: zone)
        store = IntakeStore(
            database: database, blobs: blobs, ids: ids, clock: clock, calendar: calendar,
            slot: slot, catalogueVersion: catalogueVersion,
            report: { [putAside] news in
                if case .quarantined(let id, _) = news { putAside.add(id) }
            }, goneWords: { kind, _ in kind == .chat ? "Somebody else will come." : nil })
        let names = [Self.mail, Self.otherMail, Self.sms, Self.chat]
        var settings = JourneySettings(
            profiles: Dictionary(
                uniqueKeysWithValues: names.map { ($0.id, ChannelProfile(name: $0, language: .english)) }),
            routing: try RoutingRules([], default: RoutingDefault(department: "Constituent Services", queue: "triage")),
            calendar: calendar, templates: try TemplateFiles.replies(),
            tokens: try ReplyTokens(secrets: [Array(repeating: 7, count: 32)]), cityLanguage: .english)
        settings.acknowledgementCap = cap
        settings.places = places
        if let routing { settings.routing = routing }
        self.settings = settings
        journey = Journey(
            settings,
            normalisers: [
                .mail: PlainNormaliser(), .text: PlainNormaliser(), .chat: PlainNormaliser(),
                .logged: LoggedNormaliser(),
                .link: LinkMessageNormaliser(),
            ],
            ids: ids)
    }

    deinit {
        // The folder goes once the database's threads have ended.
        Task { [folder, database, blobs, isDatabaseShared] in
            if !isDatabaseShared { await database.close() }
            await blobs.close()
            withExtendedLifetime(folder) {}
        }
    }

    /// What arrives on a channel under a source id; its lane is the sender.
    func received(_ message: PlainMessage, on channel: ChannelName, source: String) throws -> Received {
        guard let id = SourceID(source) else { throw StoreFailure(.refused, "an empty source id") }
        let format: ReceivedFormat =
            switch channel.kind {
            case .sms: .text
            case .chat: .chat
            default: .mail
            }
        var bytes = Array(try JSONEncoder().encode(message))
        var session: RowID?
        if channel.kind == .chat {
            session = Int64(message.from.address).map(RowID.init(rawValue:))
            let entry = ChatEntry(clientID: source, text: String(decoding: bytes, as: UTF8.self))
            bytes = Array(try JSONEncoder().encode(entry))
        }
        return Received(
            channel: channel, sourceID: id, lane: message.from.address, format: format, arrivedAt: clock.now(),
            bytes: bytes, session: session)
    }

    /// Keeps a message; every call is another source id.
    @discardableResult
    func keep(_ message: PlainMessage, on channel: ChannelName = mail) async throws -> RowID {
        try await store.keeper.keep(received(message, on: channel, source: "\(ids.next())")).id
    }

    /// Files everything that waits, in one batch.
    @discardableResult
    func file() async throws -> [FileOutcome] {
        let kept = try await store.filer.backlog(excluding: [], limit: 1_000)
        return try await store.filer.file(kept.map(journey.prepare), by: journey)
    }

    /// Keeps a message and files it.
    @discardableResult
    func send(_ message: PlainMessage, on channel: ChannelName = mail) async throws -> RowID {
        let id = try await keep(message, on: channel)
        try await file()
        return id
    }

    /// A chat session to write in.
    func beginChat() async throws -> RowID {
        let id = ids.next()
        try await store.chatLog.begin(
            ChatSession(
                id: id, channel: Self.chat, keyHash: Array(id.description.utf8), language: nil, startedAt: clock.now()))
        return id
    }

    /// How agents' answers are decided here.
    func answering() throws -> Answering {
        let names = [Self.mail, Self.otherMail, Self.sms, Self.chat]
        return Answering(
            profiles: Dictionary(
                uniqueKeysWithValues: names.map { ($0.id, ChannelProfile(name: $0, language: .english)) }),
            city: TemplateFiles.city, calendar: CityCalendar(timeZone: .gmt),
            tokens: try ReplyTokens(secrets: [Array(repeating: 7, count: 32)]), ids: ids)
    }

    /// How it is decided here what reporters of duplicates are told.
    func duplicateTelling(types: [RequestType] = []) throws -> DuplicateTelling {
        var settings = settings
        settings.routing = try RoutingRules(
            [], default: RoutingDefault(department: "Constituent Services", queue: "triage"),
            catalogue: RequestCatalogue(types))
        return DuplicateTelling(settings, ids: ids)
    }

    /// How it is decided here who hears that a notice ended.
    var noticeEnding: NoticeEnding { NoticeEnding(settings, ids: ids) }

    /// How people's changes are decided here.
    var changing: RequestChanging { RequestChanging(catalogue: DeskCatalogue(settings.routing)) }

    /// How surveys are decided about here.
    func surveying(rate: Int) throws -> Surveying {
        var settings = settings
        settings.surveys.rate = rate
        let links = ResidentLinks(
            secrets: [Array(repeating: 7, count: 32)], publicURL: "https://311.example.gov")
        return Surveying(settings, links: links, ids: ids)
    }

    /// Sends what is due on a channel, as if every message went out at once. Gives the messages.
    @discardableResult
    func deliver(_ channel: ChannelName = mail) async throws -> [OutboundMessage] {
        let claimed = try await store.outbox.claim(channel: channel, limit: 100, now: clock.now())
        try await store.outbox.settle(
            claimed.map { ($0.message.id, .sent(providerID: nil)) }, now: clock.now())
        return claimed.map(\.message)
    }

    /// The rows of a query, a column's values as text.
    func rows(_ sql: String, columns: Int = 1) async throws -> [[String]] {
        try await database.read { session throws(StoreFailure) in
            try session.all(SQLStatement(once: sql), []) { row in
                var values: [String] = []
                for column in 0..<columns { values.append(row.text(column)) }
                return values
            }
        }
    }

    /// The first column of a query.
    func column(_ sql: String) async throws -> [String] { try await rows(sql).compactMap(\.first) }

    func count(_ table: String) async throws -> Int {
        try await column("SELECT COUNT(*) FROM \(table)").first.flatMap { Int($0) } ?? -1
    }

    func run(_ sql: String) async throws {
        _ = try await database.write(.file) { session throws(StoreFailure) in
            try session.execute(SQLStatement(once: sql))
        }
    }

    /// The request that a message opened or joined.
    func request(of message: RowID) async throws -> RowID? {
        try await column("SELECT request FROM message WHERE id = \(message)").first.flatMap { Int64($0) }
            .map(RowID.init(rawValue:))
    }

    /// Whether a message stands on its request without changing anything there.
    func isUnconfirmed(_ message: RowID) async throws -> Bool {
        try await column("SELECT is_unconfirmed FROM message WHERE id = \(message)") == ["1"]
    }

    /// As a resident reads it, with hyphens: without them one of letters alone is no number to the reader of a text.
    func trackingNumber(of message: RowID) async throws -> String {
        let sql = "SELECT s.tracking_number FROM service_request s JOIN message m ON m.request = s.id"
        let symbols = try await column(sql + " WHERE m.id = \(message)").first ?? ""
        return TrackingNumber(symbols)?.description ?? ""
    }

    /// Whether a recount from the causes agrees with the ledger and the roll-ups.
    func agrees() async throws -> Bool { try await store.ledger.audit().agrees }

    /// Sums of the ledger by kind, e.g. `contact 2`.
    func ledger() async throws -> [String: Int] {
        let rows = try await rows("SELECT kind, SUM(amount) FROM ledger GROUP BY kind", columns: 2)
        return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], Int($0[1]) ?? 0) })
    }
}
