import Desk
import Foundation
import Intake
import Store
import TestKit

@testable import Gateway

/// A running gateway whose desk people sign in to.
struct StaffCity {
    static let password = "four words in a row"

    let files: CityFiles
    let serving: IntakeProcess

    /// Starts the program, works with it and stops it.
    ///
    /// - Parameters:
    ///   - settings: added to the section `accounts`.
    ///   - listen: added to the section `listen`.
    ///   - logged: kinds of channels that staff log, one channel each.
    ///   - extra: further sections.
    ///   - routing: all of `routing.yaml`; the repository's unless given.
    ///   - channels: what stands in `channels/`, by file name; a chat unless given.
    ///   - port: where it listens; 0 for a port of the system's choice.
    ///   - secrets: further files, by name.
    static func with(
        _ settings: String = "", listen: String = "", routing: String? = nil, extra: String = "", logged: [String] = [],
        channels: [String: String] = ["chat-web.yaml": "kind: chat\n"], port: Int = 0, secrets: [String: String] = [:],
        _ work: (StaffCity) async throws -> Void
    ) async throws {
        let usual = CityFiles.usual(Repository.path("templates"), port: port)
        let files = try CityFiles(
            top: usual.replacing("listen:\n", with: "listen:\n\(listen)"),
            extra: "accounts:\n  password_cost: 15\n\(settings)\(extra)", channels: channels, routing: routing)
        for kind in logged { try files.write("channels/\(kind.replacing("_", with: "-")).yaml", "kind: \(kind)\n") }
        for (name, text) in secrets { try files.write(name, text) }
        let serving = try await IntakeProcess.start(files.folder)
        do {
            try await work(StaffCity(files: files, serving: serving))
        } catch {
            try await serving.stop()
            throw error
        }
        try await serving.stop()
    }

    func visitor() -> Visitor { Visitor(port: serving.port) }

    /// The path of a new account's link.
    func invite(_ name: String, _ roles: Role...) async throws -> String {
        let words =
            ["accounts", "invite", name, "--config", serving.settings] + roles.flatMap { ["--role", $0.rawValue] }
        let result = try await Command.run(Places.program, words)
        guard result.isGood, let path = result.output.firstMatch(of: #/\/desk\/welcome\/[\w-]{43}/#) else {
            throw Refused(output: result.output)
        }
        return String(path.0)
    }

    struct Refused: Error {
        let output: String
    }

    /// Makes accounts whose password is ``password``, hashed cheaply: what signing in makes of that is told by tests of its own.
    func employ(_ people: [(name: String, roles: Set<Role>)]) async throws {
        try await office { store, now in
            for (name, roles) in people {
                guard let signIn = SignInName(name), let display = DisplayName(name.capitalized) else { continue }
                let link = InvitationLink(expiresAt: now + .seconds(60))
                let new = NewAccount(name: signIn, displayName: display, roles: roles)
                _ = try await store.changes.invite(new, link: link, by: .command, at: now)
                let hash = try PasswordHash.make(Self.password, cost: .init(logN: 4, r: 1, p: 1))
                _ = try await store.invitations.accept(link.token, displayName: display, password: hash, at: now)
            }
        }
    }

    /// Changes what there is of accounts behind the program's back, as another of its processes does.
    func office(_ work: (StaffStore, Moment) async throws -> Void) async throws {
        let database = try await CityStore.open(files.folder.path("data"), .work)
        let clock = SystemWallClock()
        do {
            try await work(
                StaffStore(database: database, ids: RowIDSource(clock: clock, slot: StorePlace.commandSlot)),
                clock.now())
        } catch {
            await database.close()
            throw error
        }
        await database.close()
    }

    /// Gives somebody other roles, and a department.
    func place(_ name: String, _ roles: Set<Role>, department: String? = nil) async throws {
        try await office { store, now in
            guard let name = SignInName(name), let account = try await store.accounts.account(named: name) else {
                throw Refused(output: "no \(name)")
            }
            _ = try await store.changes.setRoles(
                roles, department: department, of: account.id, by: .command, at: now)
        }
    }

    /// Ends all sessions of somebody, who is told nothing of it.
    func endSessions(of name: String) async throws {
        try await office { store, now in
            guard let name = SignInName(name), let account = try await store.accounts.account(named: name) else {
                throw Refused(output: "no \(name)")
            }
            try await store.federated.endSessions(of: account.id, at: now)
        }
    }

    /// Somebody signed in.
    func signedIn(_ name: String) async throws -> Visitor {
        let visitor = visitor()
        let answer = try await visitor.post("/desk/sign-in", ["name": name, "password": Self.password])
        guard answer.status == 303 else { throw Refused(output: "\(answer.status) \(answer.body)") }
        return visitor
    }
}
