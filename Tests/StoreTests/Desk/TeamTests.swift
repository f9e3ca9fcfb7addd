import Desk
import Intake
import TestKit
import Testing

@testable import Store

@Suite("Teams: defined, changed and retired in the audit trail; what is handed to one is its own")
struct TeamTests {
    private static let works = "Public Works"
    private let head = Changer(agent: AgentID(rawValue: 3), name: "Head", mayAssignOthers: true)

    /// A city with Jo, an agent, Pat, a partner of Parks, and the head of the desk.
    private func city(_ engine: StoreEngine) async throws -> SmallCity {
        let city = try await SmallCity(engine)
        for (id, name, role, department) in [
            (1, "Jo", "agent", "NULL"), (2, "Pat", "department_partner", "'Parks'"), (3, "Head", "supervisor", "NULL"),
        ] {
            try await city.run(
                """
                INSERT INTO account (id, name, display_name, department, password, password_at, created_at)
                VALUES (\(id), '\(name.lowercased())', '\(name)', \(department), 'x', 1, 1)
                """)
            try await city.run("INSERT INTO account_role (account, role, granted_at) VALUES (\(id), '\(role)', 1)")
        }
        return city
    }

    private func define(
        _ name: String, of department: String = works, in city: SmallCity
    ) async throws -> TeamOutcome {
        try await city.store.teams.define(name, of: department, by: head.author, at: city.clock.now())
    }

    private func team(_ name: String, _ members: Set<Int64>, in city: SmallCity) async throws -> TeamID {
        guard case .done(let id) = try await define(name, in: city) else {
            throw StoreFailure(.refused, "a test's team")
        }
        let outcome = try await city.store.teams.change(
            id, name: name, members: Set(members.map(AgentID.init(rawValue:))), seen: 1, by: head.author,
            at: city.clock.now())
        #expect(outcome == .done(id))
        return id
    }

    private func change(
        _ change: RequestChange, _ number: TrackingNumber, in city: SmallCity, note: String? = nil
    ) async throws -> ChangeOutcome {
        let routing = try RoutingRules(
            [RoutingRule(name: "roads", then: .init(department: Self.works, queue: "roads"))],
            default: RoutingDefault(department: "Constituent Services", queue: "triage"))
        let standing = try #require(try await city.store.changes.standing(of: number))
        return try await city.store.changes.change(
            number, change, seen: standing.version, note: note.map { NewNote(form: $0, text: $0) }, by: head,
            decide: RequestChanging(catalogue: DeskCatalogue(routing)).verdict)
    }

    private func opened(by name: String = "ann", in city: SmallCity) async throws -> TrackingNumber {
        let id = try await city.send(.mail("\(name)@example.org", "The lamp is out"))
        return try #require(TrackingNumber(try await city.trackingNumber(of: id)))
    }

    @Test("one of a name in a department; people of the department, or of all", arguments: StoreEngine.allCases)
    func defined(_ engine: StoreEngine) async throws {
        let city = try await city(engine)
        guard case .done(let id) = try await define(" Night  crew ", in: city) else {
            Issue.record("not defined")
            return
        }
        #expect(try await define("night Crew", in: city) == .nameTaken)
        #expect(try await define("Night crew", of: "Parks", in: city) != .nameTaken)
        #expect(try await define("  ", in: city) == .badName)
        #expect(try await define(String(repeating: "x", count: 61), in: city) == .badName)
        let accents = String(repeating: "e" + String(repeating: "\u{301}", count: 100), count: 50)
        #expect(try await define(accents, in: city) == .badName, "few characters of many bytes")
        let at = city.clock.now()
        func change(_ name: String, _ members: Set<Int64>, seen: Int) async throws -> TeamOutcome {
            try await city.store.teams.change(
                id, name: name, members: Set(members.map(AgentID.init(rawValue:))), seen: seen, by: head.author, at: at)
        }
        // Pat sees the work of Parks alone, and there is no number 9.
        #expect(try await change("Night crew", [2], seen: 1) == .badMember)
        #expect(try await change("Night crew", [9], seen: 1) == .badMember)
        #expect(try await change("Crew of the night", [1, 3], seen: 1) == .done(id))
        #expect(try await change("Another", [1], seen: 1) == .overtaken)
        let kept = try #require(try await city.store.teams.team(id))
        #expect(kept.team == Team(id: id, name: "Crew of the night", department: Self.works))
        #expect(kept.members.map(\.rawValue) == [1, 3] && kept.version == 2)
        let roll = try #require(try await city.store.roster.roll(unlessStill: nil))
        #expect(roll.profiles.filter { $0.teams == [id] }.map(\.id.rawValue) == [1, 3])
        let trail = try await city.rows(
            "SELECT action, after_values FROM audit WHERE subject = \(id) ORDER BY id", columns: 2)
        #expect(trail.map { $0[0] } == ["team.defined", "team.changed"])
        #expect(trail[1][1].contains("\"members\":\"head, jo\""))
        // Whoever leaves the staff is in no team.
        try await city.run("UPDATE account SET deactivated_at = 1 WHERE id = 1")
        #expect(try await city.store.teams.team(id)?.members.map(\.rawValue) == [3])
    }

    @Test(
        "a team of people who would be offered nothing takes nothing, and keeps them until somebody takes them out",
        arguments: StoreEngine.allCases,
        [
            "UPDATE account_role SET role = 'manager' WHERE account = 1",
            "INSERT INTO agent_profile (agent, points, changed_at) VALUES (1, 0, 1)",
            """
            INSERT INTO agent_profile (agent, points, changed_at) VALUES (1, 10, 1);
            INSERT INTO agent_skill (agent, kind, name, since) VALUES (1, 'department', 'Parks', NULL)
            """,
            """
            UPDATE account_role SET role = 'department_partner' WHERE account = 1;
            UPDATE account SET department = 'Parks' WHERE id = 1
            """,
        ])
    func idle(_ engine: StoreEngine, _ statements: String) async throws {
        let city = try await city(engine)
        let crew = try await team("Night crew", [1], in: city)
        let number = try await opened(in: city)
        #expect(try await city.store.teams.team(crew)?.takesWork == true)
        for statement in statements.split(separator: ";") { try await city.run(String(statement)) }
        let kept = try #require(try await city.store.teams.team(crew))
        #expect(kept.members.map(\.rawValue) == [1] && kept.idle == [AgentID(rawValue: 1): "Jo"] && !kept.takesWork)
        #expect(try await city.store.teams.teams().map(\.takesWork) == [false])
        #expect(try await change(.handOver(.team(crew)), number, in: city) == .refused(.emptyTeam))
        // One who can joins; the other stays.
        let outcome = try await city.store.teams.change(
            crew, name: "Night crew", members: [AgentID(rawValue: 1), AgentID(rawValue: 3)], seen: kept.version,
            by: head.author, at: city.clock.now())
        #expect(outcome == .done(crew))
        let now = try #require(try await city.store.teams.team(crew))
        #expect(now.members.map(\.rawValue) == [1, 3] && now.idle.count == 1 && now.takesWork)
        #expect(try await change(.handOver(.team(crew)), number, in: city) == .done)
    }

    @Test(
        "handed to a team: in its department, asked of its people alone, until it is handed on",
        arguments: StoreEngine.allCases)
    func handed(_ engine: StoreEngine) async throws {
        let city = try await city(engine)
        let crew = try await team("Night crew", [1], in: city)
        let empty = try await team("Nobody", [], in: city)
        let number = try await opened(in: city)
        #expect(try await change(.handOver(.team(empty)), number, in: city) == .refused(.emptyTeam))
        #expect(
            try await change(.handOver(.team(TeamID(rawValue: 99))), number, in: city) == .refused(.emptyTeam))
        #expect(try await city.store.work.take(number, by: AgentID(rawValue: 3)) == .done)
        #expect(try await change(.handOver(.team(crew)), number, in: city, note: "A lamp at night") == .done)
        var standing = try #require(try await city.store.changes.standing(of: number))
        #expect(standing.team?.id == crew && standing.department == Self.works && standing.holder == nil)
        #expect(standing.status == .triage)
        #expect(try await city.store.changes.notes(on: number).map(\.text) == ["A lamp at night"])
        let item = ItemID(rawValue: standing.request.rawValue)
        var row = try #require(try await city.store.floor.rows(of: [item], at: city.clock.now()).first)
        #expect(row.row.work.team == crew && row.row.work.department == Self.works && row.card.team == "Night crew")
        #expect(try await city.store.teams.team(crew)?.open == 1)
        let queue = SQLQueueBook(database: city.database, clock: city.clock)
        #expect(try await queue.queue(QueueFilter()).map(\.team) == ["Night crew"])
        #expect(
            try await city.column("SELECT detail FROM event WHERE kind = 'handed_over'") == ["Head to team Night crew"])
        let audit = try await city.column(
            "SELECT after_values FROM audit WHERE action = 'request.handed_over' ORDER BY id DESC")
        #expect(audit.first?.contains("\"team\":\"Night crew\"") == true)
        // Whoever of it takes it and puts it back gives it back to the team.
        #expect(try await city.store.work.take(number, by: AgentID(rawValue: 1)) == .done)
        #expect(try await city.store.work.putBack(number, by: AgentID(rawValue: 1)) == .done)
        #expect(try await city.store.changes.standing(of: number)?.team?.id == crew)
        #expect(try await change(.handOver(.department(Self.works)), number, in: city) == .done)
        standing = try #require(try await city.store.changes.standing(of: number))
        #expect(standing.team == nil && standing.department == Self.works)
        row = try #require(try await city.store.floor.rows(of: [item], at: city.clock.now()).first)
        #expect(row.row.work.team == nil)
    }

    @Test("another department, or a queue by name, takes it from the team", arguments: StoreEngine.allCases)
    func moved(_ engine: StoreEngine) async throws {
        let city = try await city(engine)
        let crew = try await team("Night crew", [1], in: city)
        let number = try await opened(in: city)
        let elsewhere = RequestDetails(
            requestType: nil, department: "Constituent Services", queue: "triage", priority: 3, place: nil)
        for leaving in [RequestChange.details(elsewhere), .move(queue: "roads")] {
            #expect(try await change(.handOver(.team(crew)), number, in: city) == .done)
            // What leaves the department as it is leaves it with the team, too.
            let same = RequestDetails(
                requestType: nil, department: Self.works, queue: "roads", priority: 1, place: nil)
            #expect(try await change(.details(same), number, in: city) == .done)
            #expect(try await city.store.changes.standing(of: number)?.team?.id == crew)
            #expect(try await change(leaving, number, in: city) == .done)
            #expect(try await city.store.changes.standing(of: number)?.team == nil)
        }
    }

    @Test("out of use: what is open of it is its department's, each with an entry", arguments: StoreEngine.allCases)
    func retired(_ engine: StoreEngine) async throws {
        let city = try await city(engine)
        let crew = try await team("Night crew", [1], in: city)
        let (open, closed) = (try await opened(in: city), try await opened(by: "bo", in: city))
        for number in [open, closed] { #expect(try await change(.handOver(.team(crew)), number, in: city) == .done) }
        #expect(try await change(.close(.notOurs), closed, in: city) == .done)
        let at = city.clock.now()
        #expect(try await city.store.teams.retire(crew, true, seen: 1, by: head, at: at) == .overtaken)
        #expect(try await city.store.teams.retire(crew, true, seen: 2, by: head, at: at) == .done(crew))
        let standing = try #require(try await city.store.changes.standing(of: open))
        #expect(standing.team == nil && standing.department == Self.works && standing.isOpen)
        #expect(try await change(.handOver(.team(crew)), open, in: city) == .refused(.emptyTeam))
        let roll = try #require(try await city.store.roster.roll(unlessStill: nil))
        #expect(roll.profiles.allSatisfy { $0.teams.isEmpty })
        // Opened again, it waits for no team that is gone.
        #expect(try await change(.reopen, closed, in: city) == .done)
        #expect(try await city.store.changes.standing(of: closed)?.team == nil)
        let item = ItemID(rawValue: standing.request.rawValue)
        #expect(try await city.store.floor.rows(of: [item], at: at).first?.row.work.team == nil)
        #expect(
            try await city.column("SELECT action FROM audit WHERE action IN ('request.changed', 'team.retired')")
                == ["request.changed", "team.retired"])
        #expect(try await city.store.teams.retire(crew, false, seen: 3, by: head, at: at) == .done(crew))
        #expect(try await change(.handOver(.team(crew)), open, in: city) == .done)
    }
}
