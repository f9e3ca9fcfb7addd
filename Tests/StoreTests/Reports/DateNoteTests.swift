import Desk
import Intake
import Reports
import Store
import TestKit
import Testing

@Suite("Notes on dates: dated, changed and taken back, and never lost")
struct DateNoteTests {
    private let max = ChangeAuthor.person(AccountID(rawValue: 4))

    private func city(_ engine: StoreEngine) async throws -> SmallCity {
        let city = try await SmallCity(engine)
        try await city.run(
            """
            INSERT INTO account (id, name, display_name, password, password_at, created_at)
            VALUES (4, 'max', 'Max Moore', 'x', 1, 1)
            """)
        return city
    }

    private func draft(
        _ from: String, _ to: String = "", _ text: String, kind: ChannelKind? = nil, channel: String? = nil
    ) throws -> DateNoteDraft {
        try #require(DateNoteDraft(from: from, to: to, channelKind: kind, channel: channel, text: text))
    }

    private func texts(
        _ city: SmallCity, _ from: String, _ to: String, asOf: Moment? = nil
    ) async throws -> [String] {
        try await city.store.dateNotes.notes(from: from, to: to, asOf: asOf, limit: 10).map(\.text)
    }

    @Test("a note has its days, and each version stays", arguments: StoreEngine.allCases)
    func versions(_ engine: StoreEngine) async throws {
        let city = try await city(engine)
        let notes = city.store.dateNotes
        let first = city.clock.now()
        let snow = try draft("2026-02-01", "2026-02-03", "Snow emergency")
        for _ in 0..<2 { try await notes.write(snow, form: "f1", by: max, at: first) }
        try await notes.write(
            try draft("2026-02-03", "", "Portal down", kind: .web), form: "f2", by: max, at: first)
        #expect(try await texts(city, "2026-02-03", "2026-02-28") == ["Snow emergency", "Portal down"])
        #expect(try await texts(city, "2026-02-04", "2026-02-28").isEmpty)
        #expect(try await texts(city, "2026-01-01", "2026-02-02") == ["Snow emergency"])

        let found = try #require(try await notes.notes(from: "2026-02-01", to: "2026-02-01", asOf: nil, limit: 1).first)
        #expect(found.author == "Max Moore" && found.changedAt == nil && found.version == 1)
        city.clock.advance(by: .seconds(60))
        let second = city.clock.now()
        let longer = try draft("2026-02-01", "2026-02-05", "Snow emergency, schools closed")
        #expect(try await notes.change(found.id, to: longer, seen: 1, by: max, at: second))
        #expect(try await !notes.change(found.id, to: snow, seen: 1, by: max, at: second), "seen before the change")
        #expect(try await texts(city, "2026-02-05", "2026-02-05") == ["Snow emergency, schools closed"])
        city.clock.advance(by: .seconds(60))
        let third = city.clock.now()
        #expect(try await notes.withdraw(found.id, seen: 2, by: max, at: third))
        #expect(try await !notes.withdraw(found.id, seen: 3, by: max, at: third))
        #expect(try await texts(city, "2026-02-01", "2026-02-28") == ["Portal down"])

        // As it stood before each of these moments.
        #expect(try await texts(city, "2026-02-01", "2026-02-02", asOf: first).isEmpty)
        #expect(try await texts(city, "2026-02-01", "2026-02-02", asOf: second) == ["Snow emergency"])
        #expect(try await texts(city, "2026-02-01", "2026-02-02", asOf: third) == ["Snow emergency, schools closed"])

        let all = try await notes.allNotes(after: nil, limit: 10)
        #expect(all.map(\.isWithdrawn) == [false, true] && all.last?.changedBy == "Max Moore")
        let last = try #require(all.first)
        #expect(try await notes.allNotes(after: (last.from, last.id), limit: 10) == Array(all.dropFirst()))
        #expect(try await city.count("date_note_version") == 4)
        let audit = try await city.column("SELECT action FROM audit WHERE subject_kind = 'date_note' ORDER BY id")
        #expect(audit == ["date_note.written", "date_note.written", "date_note.changed", "date_note.withdrawn"])
        #expect(
            try await city.store.staff.audit.names(of: [AuditSubject(kind: "date_note", id: found.id)]).values.contains(
                "2026-02-01"))
    }

    @Test("what is no note is refused, and a channel needs its kind")
    func drafts() throws {
        #expect(DateNoteDraft(from: "2026-02-30", to: "", channelKind: nil, channel: nil, text: "x") == nil)
        #expect(DateNoteDraft(from: "2026-02-03", to: "2026-02-01", channelKind: nil, channel: nil, text: "x") == nil)
        #expect(DateNoteDraft(from: "2026-02-03", to: "", channelKind: nil, channel: nil, text: " ") == nil)
        let long = String(repeating: "x", count: DateNoteDraft.longestText + 1)
        #expect(DateNoteDraft(from: "2026-02-03", to: "", channelKind: nil, channel: nil, text: long) == nil)
        #expect(try draft("2026-02-03", "", "x", channel: "email-311").channel == nil)
        #expect(try draft("2026-02-03", "", "x").to == "2026-02-03")
    }

    @Test("a note concerns the views and rows of its days and channel")
    func concerns() throws {
        let note = DateNote(
            id: RowID(rawValue: 1), version: 1, from: "2026-02-27", to: "2026-03-02", channelKind: .web, channel: nil,
            text: "Portal down", author: "Max", writtenAt: Moment(milliseconds: 0))
        #expect(note.concerns(FigureFilter(from: "2026-03-02", to: "2026-03-31")))
        #expect(!note.concerns(FigureFilter(from: "2026-03-03", to: "2026-03-31")))
        #expect(note.concerns(FigureFilter(from: "2026-03-01", to: "2026-03-31", channelKind: .web)))
        #expect(!note.concerns(FigureFilter(from: "2026-03-01", to: "2026-03-31", channelKind: .chat)))
        #expect(note.concerns(row: "2026-03-01", of: .day) && !note.concerns(row: "2026-03-03", of: .day))
        #expect(note.concerns(row: "2026-02", of: .month) && !note.concerns(row: "2026-04", of: .month))
        #expect(note.concerns(row: "web", of: .channelKind) && !note.concerns(row: "chat", of: .channelKind))
    }
}
