import Desk
import Intake
import Store
import TestKit
import Testing

@Suite("The record of milestones on a store")
struct MilestoneBookTests {
    private static let sue = ChangeAuthor.person(AccountID(rawValue: 1))

    private func city(_ engine: StoreEngine) async throws -> SmallCity {
        let city = try await SmallCity(engine)
        try await city.run("INSERT INTO account (id, name, display_name, created_at) VALUES (1, 'sue', 'Sue', 0)")
        return city
    }

    private func draft(
        _ kind: MilestoneKind, _ day: String, _ name: String, person: Int64? = nil
    ) throws -> MilestoneDraft {
        try #require(
            MilestoneDraft(
                kind: kind, day: day, name: name, person: person.map(AccountID.init(rawValue:)), text: ""))
    }

    @Test(
        "as of a moment: what was entered later is not there, and what was taken back since is",
        arguments: StoreEngine.allCases)
    func past(_ engine: StoreEngine) async throws {
        let city = try await city(engine)
        let book = city.store.milestones
        func names(_ asOf: Moment?) async throws -> [String] {
            try await book.milestones(from: "2026-07-01", to: "2026-07-31", asOf: asOf).map(\.name)
        }
        let before = city.clock.now()
        #expect(
            try await book.add(
                try draft(.partnerOnboarded, "2026-07-02", "Water"), form: "a", by: Self.sue, at: city.clock.now()))
        city.clock.advance(by: .seconds(60))
        let between = city.clock.now()
        let water = try #require(try await book.milestones(from: "2026-07-01", to: "2026-07-31", asOf: nil).first)
        #expect(
            try await book.change(
                water.id, to: try draft(.partnerOnboarded, "2026-07-03", "Water and Sewer"), form: "b", by: Self.sue,
                at: city.clock.now()))
        city.clock.advance(by: .seconds(60))
        #expect(try await names(before) == [])
        #expect(try await names(between) == ["Water"])
        #expect(try await names(city.clock.now()) == ["Water and Sewer"])
        #expect(try await names(nil) == ["Water and Sewer"])
    }

    @Test("written once a form, changed and taken back, and never deleted", arguments: StoreEngine.allCases)
    func record(_ engine: StoreEngine) async throws {
        let city = try await city(engine)
        let (book, now) = (city.store.milestones, city.clock.now())
        for _ in 1...2 {
            let water = try draft(.partnerOnboarded, "2026-07-02", "Water")
            #expect(try await book.add(water, form: "a", by: Self.sue, at: now))
        }
        let training = try draft(.training, "2026-08-01", "Chat", person: 1)
        #expect(try await book.add(training, form: "b", by: Self.sue, at: now))
        let nobody = try draft(.training, "2026-08-01", "Chat", person: 9)
        #expect(try await !book.add(nobody, form: "c", by: Self.sue, at: now))
        let all = try await book.milestones(from: "2026-07-01", to: "2026-08-01", asOf: nil)
        #expect(all.map(\.name) == ["Chat", "Water"] && all[0].personName == "Sue")
        #expect(try await book.milestones(from: "2026-07-03", to: "2026-07-31", asOf: nil) == [])

        let water = all[1].id
        let moved = try draft(.partnerOnboarded, "2026-07-05", "Water and Sewer")
        #expect(try await book.change(water, to: moved, form: "d", by: Self.sue, at: now))
        #expect(try await !book.change(water, to: moved, form: "e", by: Self.sue, at: now))
        #expect(try await !book.withdraw(water, by: Self.sue, at: now))
        #expect(try await book.milestone(water) == nil)
        let changed = try #require(try await book.milestones(from: "2026-07-05", to: "2026-07-05", asOf: nil).first)
        #expect(changed.name == "Water and Sewer")
        #expect(try await book.withdraw(changed.id, by: Self.sue, at: now))
        #expect(try await book.milestones(from: "2026-07-01", to: "2026-07-31", asOf: nil) == [])
        #expect(try await city.count("milestone") == 3)
        #expect(
            try await city.column("SELECT action FROM audit ORDER BY id")
                == ["milestone.recorded", "milestone.recorded", "milestone.changed", "milestone.withdrawn"])
    }

    @Test("an entry needs a day and a name, and a training its person")
    func drafts() {
        #expect(MilestoneDraft(kind: .training, day: "2026-07-01", name: "Chat", person: nil, text: "") == nil)
        #expect(MilestoneDraft(kind: .partnerLeft, day: "yesterday", name: "Water", person: nil, text: "") == nil)
        #expect(MilestoneDraft(kind: .partnerLeft, day: "2026-07-01", name: " ", person: nil, text: "") == nil)
        let long = String(repeating: "x", count: MilestoneDraft.longestName + 1)
        #expect(MilestoneDraft(kind: .partnerLeft, day: "2026-07-01", name: long, person: nil, text: "") == nil)
        let person = AccountID(rawValue: 1)
        let left = MilestoneDraft(kind: .partnerLeft, day: "2026-07-01", name: "Water", person: person, text: "")
        #expect(left?.person == nil)
    }
}
