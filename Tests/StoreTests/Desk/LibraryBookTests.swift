import Desk
import Intake
import TestKit
import Testing

@testable import Store

@Suite("The library on a store")
struct LibraryBookTests {
    private let maria = ChangeAuthor.person(AccountID(rawValue: 1))

    private func draft(_ name: String, _ texts: [Language: String] = [.english: "words"]) -> LibraryDraft {
        LibraryDraft(kind: .template, name: name, texts: texts, requestType: "pothole", resolves: true)
    }

    @Test("an entry is added once for a form, changed by who saw it, and retired", arguments: StoreEngine.allCases)
    func life(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let (library, now) = (city.store.library, city.clock.now())
        #expect(try await library.isEmpty())
        guard case .done(let id) = try await library.add(draft("b"), form: "1", by: maria, at: now) else {
            Issue.record("not added")
            return
        }
        #expect(try await library.add(draft("b"), form: "1", by: maria, at: now) == .done(id))
        _ = try await library.add(draft("a"), form: "2", by: maria, at: now)
        #expect(try await library.entries(alsoRetired: false).map(\.draft.name) == ["a", "b"])
        let changed = draft("c", [.spanish: "palabras"])
        #expect(try await library.change(id, to: changed, version: 1, by: maria, at: now) == .done(id))
        #expect(try await library.change(id, to: draft("d"), version: 1, by: maria, at: now) == .overtaken)
        #expect(try await library.entry(id)?.draft == changed)
        #expect(try await library.setRetired(true, id, by: maria, at: now) == .done(id))
        #expect(try await library.entries(alsoRetired: false).map(\.draft.name) == ["a"])
        #expect(try await library.entries(alsoRetired: true).count == 2)
        #expect(try await library.setRetired(false, RowID(rawValue: 5), by: maria, at: now) == .unknown)
        #expect(try await !library.isEmpty())
        let trail = try await city.column("SELECT action FROM audit WHERE subject = \(id) ORDER BY id")
        #expect(trail == ["library.added", "library.changed", "library.retired"])
    }
}
