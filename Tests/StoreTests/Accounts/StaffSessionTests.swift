import Desk
import Intake
import Store
import TestKit
import Testing

@Suite("Sessions of the staff")
struct StaffSessionTests {
    private func begin(
        _ office: StaffOffice, _ account: AccountID, stage: StaffSession.Stage = .signedIn
    ) async throws -> SecretToken {
        let token = SecretToken()
        try await office.store.sessions.begin(
            token, for: account, stage: stage, browser: "Firefox", at: office.clock.now())
        return token
    }

    @Test(
        "a session is whose token it is, and ends by time, by hand and with the account",
        arguments: StoreEngine.allCases)
    func holds(_ engine: StoreEngine) async throws {
        try await StaffOffice.with(engine) { office in
            let (sessions, clock) = (office.store.sessions, office.clock)
            let (ann, ben) = (try await office.employ("ann", [.agent]), try await office.employ("ben", [.manager]))
            let token = try await begin(office, ann)
            let found = try #require(try await sessions.session(of: token, at: clock.now()))
            #expect(found.account.id == ann && found.account.roles == [.agent])
            #expect(try await sessions.session(of: SecretToken(), at: clock.now()) == nil)
            #expect(try await sessions.session(of: token, at: clock.now() + .seconds(12 * 3600)) == nil)
            // Ben cannot end what is Ann's.
            try await sessions.end(found.session.id, of: ben, at: clock.now())
            #expect(try await sessions.session(of: token, at: clock.now()) != nil)
            try await sessions.end(found.session.id, of: ann, at: clock.now())
            #expect(try await sessions.session(of: token, at: clock.now()) == nil)
            let second = try await begin(office, ann)
            _ = try await office.store.changes.deactivate(ann, by: .command, at: clock.now())
            #expect(try await sessions.session(of: second, at: clock.now()) == nil)
            #expect(
                try await office.trail(of: ann).map(\.action).suffix(4) == [
                    .signedIn, .sessionEnded, .signedIn, .accountDeactivated,
                ])
        }
    }

    @Test("use prolongs a session, but not for ever", arguments: StoreEngine.allCases)
    func touched(_ engine: StoreEngine) async throws {
        try await StaffOffice.with(engine) { office in
            let (sessions, clock) = (office.store.sessions, office.clock)
            let ann = try await office.employ("ann", [.agent])
            let token = try await begin(office, ann)
            var used = 0
            while let found = try await sessions.session(of: token, at: clock.now()), used < 100 {
                clock.advance(by: .seconds(11 * 3600))
                try await sessions.touch(found.session.id, at: clock.now())
                used += 1
            }
            #expect(used == 16, "7 days of 11 hours each")
        }
    }

    @Test("a new password ends all sessions but the one that set it", arguments: StoreEngine.allCases)
    func password(_ engine: StoreEngine) async throws {
        try await StaffOffice.with(engine) { office in
            let (sessions, now) = (office.store.sessions, office.clock.now())
            let ann = try await office.employ("ann", [.agent])
            let (here, there) = (try await begin(office, ann), try await begin(office, ann))
            let kept = try #require(try await sessions.session(of: here, at: now)).session.id
            let hash = try #require(StaffOffice.hash)
            _ = try await office.store.changes.setPassword(hash, of: ann, keeping: kept, by: .person(ann), at: now)
            #expect(try await sessions.session(of: here, at: now) != nil)
            #expect(try await sessions.session(of: there, at: now) == nil)
            #expect(try await sessions.sessions(of: ann, at: now).map(\.id) == [kept])
        }
    }

    @Test("who owes the code is not signed in, and not listed", arguments: StoreEngine.allCases)
    func halfway(_ engine: StoreEngine) async throws {
        try await StaffOffice.with(engine) { office in
            let (sessions, now) = (office.store.sessions, office.clock.now())
            let ann = try await office.employ("ann", [.agent])
            let token = try await begin(office, ann, stage: .code)
            #expect(try await sessions.session(of: token, at: now)?.session.stage == .code)
            #expect(try await sessions.sessions(of: ann, at: now).isEmpty)
            #expect(try await sessions.session(of: token, at: now + .seconds(600)) == nil)
            #expect(try await !office.trail(of: ann).map(\.action).contains(.signedIn))
        }
    }

    @Test("what means nothing any more is swept, and nothing else", arguments: StoreEngine.allCases)
    func sweeping(_ engine: StoreEngine) async throws {
        try await StaffOffice.with(engine) { office in
            let (sessions, clock) = (office.store.sessions, office.clock)
            let ann = try await office.employ("ann", [.agent])
            _ = try await office.invite("ben", [.agent])
            let name = try office.name("ann")
            _ = try await office.store.signIns.attempt(on: name, from: .stranger, at: clock.now())
            let old = try await begin(office, ann)
            clock.advance(by: .seconds(11 * 3600))
            let new = try await begin(office, ann)
            try await sessions.sweep(at: clock.now())
            #expect(try await rows(office) == [2, 1, 1])
            clock.advance(by: .seconds(3600))
            try await sessions.sweep(at: clock.now() + .milliseconds(1))
            #expect(try await rows(office) == [1, 1, 1])
            #expect(try await sessions.session(of: old, at: clock.now()) == nil)
            #expect(try await sessions.session(of: new, at: clock.now()) != nil)
            clock.advance(by: .seconds(24 * 3600))
            try await sessions.sweep(at: clock.now())
            #expect(try await rows(office) == [0, 0, 0])
        }
    }

    private func rows(_ office: StaffOffice) async throws -> [Int] {
        try await office.database.read { session throws(StoreFailure) in
            var counts: [Int] = []
            for table in ["staff_session", "invitation", "sign_in_attempt"] {
                counts.append(
                    try session.first(SQLStatement(once: "SELECT COUNT(*) FROM \(table)"), []) { $0.int(0) } ?? 0)
            }
            return counts
        }
    }
}
