import Desk
import Intake
import Store
import TestKit
import Testing

@Suite("What signing in asks of the store")
struct StaffSignInTests {
    @Test("attempts at once count each, and none is heard beyond its turn", arguments: StoreEngine.allCases)
    func attempts(_ engine: StoreEngine) async throws {
        try await StaffOffice.with(engine) { office in
            let (name, now) = (try office.name("ann"), office.clock.now())
            let verdicts = try await withThrowingTaskGroup(of: SignInThrottle.Verdict.self) { group in
                for _ in 0..<50 {
                    group.addTask { try await office.store.signIns.attempt(on: name, from: .stranger, at: now) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let heard = verdicts.filter { if case .heard = $0 { true } else { false } }
            #expect(heard.count == 6)
            try await office.store.signIns.forgetAttempts(on: name, from: .stranger)
            guard case .heard(let count) = try await office.store.signIns.attempt(on: name, from: .stranger, at: now)
            else {
                Issue.record("not heard after it was forgotten")
                return
            }
            #expect(count.failures == 1)
        }
    }

    @Test(
        "attempts of strangers, of each known browser and of each session are counted apart",
        arguments: StoreEngine.allCases)
    func origins(_ engine: StoreEngine) async throws {
        try await StaffOffice.with(engine) { office in
            let (name, now) = (try office.name("ann"), office.clock.now())
            let origins: [AttemptOrigin] = [
                .stranger, .browser(SecretToken()), .browser(SecretToken()), .session(RowID(rawValue: 1)),
                .session(RowID(rawValue: 2)),
            ]
            for origin in origins {
                for number in 1...6 {
                    guard
                        case .heard(let count) = try await office.store.signIns.attempt(
                            on: name, from: origin, at: now)
                    else {
                        Issue.record("not heard: \(number)")
                        return
                    }
                    #expect(count.failures == number)
                }
                guard case .wait = try await office.store.signIns.attempt(on: name, from: origin, at: now) else {
                    Issue.record("heard for ever")
                    return
                }
            }
            try await office.store.signIns.forgetAttempts(on: name, from: origins[1])
            guard case .wait = try await office.store.signIns.attempt(on: name, from: .stranger, at: now),
                case .heard = try await office.store.signIns.attempt(on: name, from: origins[1], at: now)
            else {
                Issue.record("forgot the wrong ones")
                return
            }
        }
    }

    @Test("no name that somebody typed stands in the database", arguments: StoreEngine.allCases)
    func noNames(_ engine: StoreEngine) async throws {
        try await StaffOffice.with(engine) { office in
            _ = try await office.store.signIns.attempt(
                on: try office.name("my-secret-password"), from: .stranger, at: office.clock.now())
            let kept = try await office.database.read { session throws(StoreFailure) in
                try session.all(SQLStatement(once: "SELECT name_hash FROM sign_in_attempt"), []) { $0.bytes(0) }
            }
            #expect(kept.count == 1 && kept.allSatisfy { $0.count == 32 })
        }
    }

    @Test("who was only invited, or is deactivated, has no credentials", arguments: StoreEngine.allCases)
    func credentials(_ engine: StoreEngine) async throws {
        try await StaffOffice.with(engine) { office in
            let signIns = office.store.signIns
            _ = try await office.invite("ben", [.agent])
            #expect(try await signIns.credentials(of: try office.name("ben")) == nil)
            let ann = try await office.employ("ann", [.agent])
            let known = try #require(try await signIns.credentials(of: try office.name("ann")))
            #expect(known.account == ann && known.password == StaffOffice.hash && known.secret == nil)
            _ = try await office.store.changes.deactivate(ann, by: .command, at: office.clock.now())
            #expect(try await signIns.credentials(of: try office.name("ann")) == nil)
            #expect(try await signIns.credentials(of: ann) == nil)
        }
    }

    @Test("codes and recovery codes are good once, also for two at once", arguments: StoreEngine.allCases)
    func codes(_ engine: StoreEngine) async throws {
        try await StaffOffice.with(engine) { office in
            let (signIns, now) = (office.store.signIns, office.clock.now())
            let ann = try await office.employ("ann", [.agent])
            let (secret, recovery) = (CodeSecret(), (0..<3).map { _ in RecoveryCode() })
            #expect(try await !signIns.useCode(step: 7, of: ann), "there is no second step yet")
            _ = try await office.store.changes.setSecondStep(
                secret, usedStep: 5, recovery: recovery, of: ann, by: .person(ann), at: now)
            let known = try #require(try await signIns.credentials(of: ann))
            #expect(known.secret == secret && known.usedStep == 5)
            #expect(try await !signIns.useCode(step: 5, of: ann))
            async let one = signIns.useCode(step: 6, of: ann)
            async let other = signIns.useCode(step: 6, of: ann)
            #expect(try await [one, other].filter { $0 }.count == 1)
            #expect(try await signIns.useRecoveryCode(recovery[1], of: ann, at: now))
            #expect(try await !signIns.useRecoveryCode(recovery[1], of: ann, at: now))
            #expect(try await !signIns.useRecoveryCode(RecoveryCode(), of: ann, at: now))
            _ = try await office.store.changes.removeSecondStep(of: ann, by: .person(ann), at: now)
            #expect(try await !signIns.useRecoveryCode(recovery[0], of: ann, at: now))
            #expect(
                try await office.trail(of: ann).map(\.action).suffix(3) == [
                    .secondStepAdded, .recoveryCodeUsed, .secondStepRemoved,
                ])
        }
    }

    @Test("a hash made anew does not undo a password set meanwhile", arguments: StoreEngine.allCases)
    func rehash(_ engine: StoreEngine) async throws {
        try await StaffOffice.with(engine) { office in
            let signIns = office.store.signIns
            let ann = try await office.employ("ann", [.agent])
            let old = try #require(StaffOffice.hash)
            let new = try PasswordHash.make("another password", cost: .init(logN: 5, r: 1, p: 1))
            let late = try PasswordHash.make("four words in a row", cost: .init(logN: 5, r: 1, p: 1))
            try await signIns.replace(old, by: new, of: ann)
            try await signIns.replace(old, by: late, of: ann)
            #expect(try await signIns.credentials(of: ann)?.password == new)
        }
    }
}
