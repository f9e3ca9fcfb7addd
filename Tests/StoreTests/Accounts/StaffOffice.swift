import Desk
import Foundation
import Intake
import Store
import TestKit

/// A store with accounts.
final class StaffOffice: Sendable {
    static let hash = try? PasswordHash.make("four words in a row", cost: .init(logN: 4, r: 1, p: 1))

    let folder: TemporaryFolder
    let database: any SQLDatabase
    let clock = FakeWallClock()
    let store: StaffStore

    init(_ engine: StoreEngine) async throws {
        folder = try TemporaryFolder()
        database = try await engine.open(folder, isMigrated: true)
        try await Schema.intake.migrate(database, at: clock.now())
        store = StaffStore(database: database, ids: RowIDSource(clock: clock))
    }

    /// Opens one, works with it and closes it.
    static func with(_ engine: StoreEngine, _ work: (StaffOffice) async throws -> Void) async throws {
        let office = try await StaffOffice(engine)
        do {
            try await work(office)
        } catch {
            await office.database.close()
            throw error
        }
        await office.database.close()
    }

    func name(_ text: String) throws -> SignInName {
        guard let name = SignInName(text) else { throw StoreFailure(.refused, "a test's name") }
        return name
    }

    func link() -> InvitationLink { InvitationLink(expiresAt: clock.now() + InvitationLink.lifetime) }

    func invite(
        _ text: String, _ roles: Set<Role>, link: InvitationLink? = nil
    ) async throws -> AccountOutcome<AccountID> {
        guard let display = DisplayName(text.capitalized) else { throw StoreFailure(.refused, "a test's name") }
        return try await store.changes.invite(
            NewAccount(name: try name(text), displayName: display, roles: roles), link: link ?? self.link(),
            by: .command, at: clock.now())
    }

    /// Somebody who has set a password.
    func employ(_ text: String, _ roles: Set<Role>) async throws -> AccountID {
        let link = link()
        guard case .done(let id) = try await invite(text, roles, link: link),
            let display = DisplayName(text.capitalized),
            let hash = Self.hash,
            case .done = try await store.invitations.accept(
                link.token, displayName: display, password: hash, at: clock.now())
        else { throw StoreFailure(.refused, "a test's account") }
        return id
    }

    /// What the trail tells of an account, the oldest first.
    func trail(of id: AccountID) async throws -> [AuditEntry] {
        try await store.audit.entries(of: .account(id), before: nil, limit: 100).map(\.entry).reversed()
    }
}

extension AccountOutcome {
    var refusal: AccountRefusal? { if case .refused(let refusal) = self { refusal } else { nil } }
    var value: Value? { if case .done(let value) = self { value } else { nil } }
}
