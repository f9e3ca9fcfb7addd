import Desk
import Foundation
import Intake
import TestKit
import Testing

@testable import Store

/// Requests by text that are linked to each other, and what their reporters are told.
struct DuplicateScene {
    static let ann = Changer(agent: AgentID(rawValue: 1), name: "Ann", mayAssignOthers: true)

    let city: SmallCity

    /// A request by text of a number that ends in two digits.
    func text(_ digits: String, _ words: String) async throws -> TrackingNumber {
        let message = try await city.send(.text("+161755501\(digits)", words), on: SmallCity.sms)
        return try #require(TrackingNumber(try await city.trackingNumber(of: message)))
    }

    func change(_ number: TrackingNumber, _ change: RequestChange) async throws {
        let outcome = try await city.store.changes.change(
            number, change, seen: try await seen(number), note: nil, by: Self.ann, decide: city.changing.verdict)
        #expect(outcome == .done)
    }

    /// The version that somebody who looks now sees.
    func seen(_ number: TrackingNumber) async throws -> Int {
        try #require(try await city.store.changes.standing(of: number)).version
    }

    /// Looks, once so much time has passed: by default what other nodes may commit late, too.
    @discardableResult
    func look(after time: Duration = LateRows.concurrent.margin + .seconds(1), types: [RequestType] = []) async throws
        -> Int
    {
        try await look(at: city.store.duplicateNotices, after: time, types: types)
    }

    /// The same of a store that decides about few in one transaction.
    func look(by page: Int) async throws -> Int {
        let rows = ReceivedRows(
            ids: city.ids, clock: city.clock, count: Count(calendar: CityCalendar(timeZone: .gmt)),
            book: LedgerBook(slot: 0))
        let notices = SQLDuplicateNotices(database: city.database, rows: rows, doorbell: Doorbell(), page: page)
        return try await look(at: notices, after: LateRows.concurrent.margin + .seconds(1), types: [])
    }

    private func look(
        at notices: any DuplicateNotices, after time: Duration, types: [RequestType]
    ) async throws -> Int {
        city.clock.advance(by: time)
        let telling = try city.duplicateTelling(types: types)
        let now = city.clock.now()
        return try await notices.tell(
            happenedBefore: now - .seconds(60), at: now, limit: 100, decide: telling.verdict)
    }

    /// Sends everything: of each lane one message goes at a time.
    func send(on channel: ChannelName = SmallCity.sms) async throws {
        while try await !city.deliver(channel).isEmpty {}
    }

    /// Answers and closes.
    func resolve(_ number: TrackingNumber) async throws -> RowID {
        let draft = AnswerDraft(
            form: UUID().uuidString, request: number, text: "Mended.",
            author: AnswerAuthor(agent: Self.ann.agent, firstName: "Ann"), seen: nil, closes: .resolved)
        let answering = try city.answering()
        guard case .written(let id, _) = try await city.store.answers.answer(draft, decide: answering.verdict) else {
            throw StoreFailure(.refused, "not answered")
        }
        return id
    }

    /// Who is told what, without what was withdrawn.
    func told() async throws -> [String] {
        try await city.rows(
            """
            SELECT kind, recipient FROM outbox WHERE kind IN ('duplicate', 'parent_closed') AND state <> 'withdrawn'
            ORDER BY id
            """, columns: 2
        ).map { $0.joined(separator: " ") }
    }

    func skipped() async throws -> [String] {
        try await city.column("SELECT skipped FROM duplicate_notice WHERE skipped IS NOT NULL ORDER BY id")
    }
}
