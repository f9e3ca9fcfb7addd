import Desk
import Foundation
import Intake
import TestKit
import Testing

@testable import Store

@Suite("The training roster, as the floor and its keepers read it")
struct RosterTests {
    private func roster(_ office: StaffOffice) -> SQLRoster {
        SQLRoster(
            database: office.database, ids: RowIDSource(clock: office.clock, after: RowID(rawValue: 1 << 60)),
            calendar: CityCalendar(timeZone: .gmt))
    }

    @Test("Who is not entered is offered everything; who is, what the roster says", arguments: StoreEngine.allCases)
    func profiles(_ engine: StoreEngine) async throws {
        try await StaffOffice.with(engine) { office in
            let roster = roster(office)
            let maria = try await office.employ("maria", [.agent, .supervisor])
            _ = try await office.employ("boss", [.manager])
            var profiles = try await roster.profiles()
            #expect(profiles.map(\.id.rawValue) == [maria.rawValue])
            #expect(profiles[0].training.count == ChannelKind.allCases.count)
            #expect(profiles[0].languages == Set(Language.allCases))

            var entry = try #require(try await roster.entry(of: maria))
            #expect(!entry.isListed)
            entry.isListed = true
            entry.points = 6
            entry.training = [.chat: "2026-01-05", .phone: "2025-07-01"]
            entry.languages = [.english, .haitianCreole]
            entry.departments = ["Water", "Parks"]
            #expect(try await roster.keep(entry, by: .person(maria), at: office.clock.now()))
            #expect(try await roster.entry(of: maria) == entry)
            profiles = try await roster.profiles()
            #expect(profiles[0].points == 6)
            // 2026-01-05T00:00:00Z
            #expect(profiles[0].training[.chat] == Moment(milliseconds: 1_767_571_200_000))
            #expect(profiles[0].training.count == 2)
            #expect(profiles[0].languages == [.english, .haitianCreole])
            #expect(profiles[0].departments == ["Water", "Parks"])
            #expect(profiles[0].teams == [])
        }
    }

    @Test("A roll is read again only where something has changed", arguments: StoreEngine.allCases)
    func stamps(_ engine: StoreEngine) async throws {
        try await StaffOffice.with(engine) { office in
            let roster = roster(office)
            _ = try await office.employ("ann", [.administrator])
            let jo = try await office.employ("jo", [.agent])
            let roll = try #require(try await roster.roll(unlessStill: nil))
            #expect(try await roster.roll(unlessStill: roll.stamp) == nil)
            _ = try await office.store.changes.deactivate(jo, by: .command, at: office.clock.now())
            let after = try #require(try await roster.roll(unlessStill: roll.stamp))
            #expect(after.profiles.isEmpty)
            #expect(try await roster.entry(of: jo) == nil)
        }
    }

    @Test("What another node commits behind a later entry changes the roll, too", arguments: StoreEngine.several)
    func lateEntry(_ engine: StoreEngine) async throws {
        try await StaffOffice.with(engine) { office in
            let roster = roster(office)
            // Before all that the office draws.
            let drawn = RowID(rawValue: RowIDSource(clock: office.clock).next().rawValue - 1)
            let jo = try await office.employ("jo", [.agent])
            let roll = try #require(try await roster.roll(unlessStill: nil))
            _ = try await office.store.changes.deactivate(jo, by: .command, at: office.clock.now())
            _ = try await office.database.write(.keep) { session throws(StoreFailure) in
                try session.execute(
                    SQLStatement("UPDATE audit SET id = $1 WHERE id = (SELECT MAX(id) FROM audit)"), [.id(drawn)])
            }
            #expect(try await roster.roll(unlessStill: roll.stamp)?.profiles.isEmpty == true)
        }
    }

    @Test("A change stands in the trail, once, with before and after", arguments: StoreEngine.allCases)
    func audited(_ engine: StoreEngine) async throws {
        try await StaffOffice.with(engine) { office in
            let roster = roster(office)
            let jo = try await office.employ("jo", [.agent])
            var entry = try #require(try await roster.entry(of: jo))
            entry.isListed = true
            entry.training = [.sms: "2026-02-01"]
            for _ in 1...2 { _ = try await roster.keep(entry, by: .person(jo), at: office.clock.now()) }
            entry.training[.chat] = "2026-03-01"
            _ = try await roster.keep(entry, by: .person(jo), at: office.clock.now())
            let trail = try await office.trail(of: jo).filter { $0.action == .rosterChanged }
            #expect(trail.count == 2)
            #expect(trail.first?.before == [:])
            #expect(trail.last?.before["sms"] == "2026-02-01")
            #expect(trail.last?.before["chat"] == nil)
            #expect(trail.last?.after["chat"] == "2026-03-01")
        }
    }

    @Test("Nobody is entered whom there is not", arguments: StoreEngine.allCases)
    func unknown(_ engine: StoreEngine) async throws {
        try await StaffOffice.with(engine) { office in
            let roster = roster(office)
            let jo = try await office.employ("jo", [.agent])
            let entry = try #require(try await roster.entry(of: jo))
            let other = Account(
                id: AccountID(rawValue: jo.rawValue + 1), name: entry.account.name,
                displayName: entry.account.displayName, roles: [.agent], createdAt: office.clock.now())
            let kept = try await roster.keep(
                RosterEntry(account: other, isListed: true), by: .command, at: office.clock.now())
            #expect(!kept)
        }
    }
}
