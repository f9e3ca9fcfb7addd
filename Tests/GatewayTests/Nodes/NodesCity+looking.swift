import Desk
import Foundation
import Intake
import Store
import TestKit

@testable import Gateway

extension NodesCity {
    /// The status and body of a GET from a node; nil where nobody answers.
    func get(_ path: String, from node: Int = 0) async -> (status: Int, body: String)? {
        guard let connection = try? await RawConnection.open(host: "127.0.0.1", port: nodes[node].port) else {
            return nil
        }
        let request = "GET \(path) HTTP/1.1\r\nHost: localhost:\(nodes[node].port)\r\nConnection: close\r\n\r\n"
        guard (try? await connection.send(request)) != nil, let answer = try? await connection.answer() else {
            return nil
        }
        try? await connection.close()
        return (answer.status, answer.body)
    }

    /// How many mails of the city's mailbox bear the gateway's mark: a Maildir shows a keyword as a small letter.
    var marked: Int {
        let names =
            (try? FileManager.default.contentsOfDirectory(atPath: dovecot.folder + "/mail/city/Maildir/cur")) ?? []
        return names.count { name in name.split(separator: ",").last?.contains { ("a"..."z").contains($0) } == true }
    }

    /// What the first node logged.
    var log: String { (try? String(contentsOfFile: nodes[0].files.folder.path("intake.log"), encoding: .utf8)) ?? "" }

    /// Opens the database beside the nodes.
    func open(_ purpose: StorePurpose) async throws -> any SQLDatabase {
        try await PostgresDatabase.open(PostgresURL(url), purpose: purpose)
    }

    /// Makes an agent who signs in with ``StaffCity/password``.
    func employ(_ name: String) async throws {
        let database = try await open(.work)
        let clock = SystemWallClock()
        let store = StaffStore(database: database, ids: RowIDSource(clock: clock, slot: StorePlace.commandSlot))
        guard let signIn = SignInName(name), let display = DisplayName(name.capitalized) else { return }
        let link = InvitationLink(expiresAt: clock.now() + .seconds(60))
        let new = NewAccount(name: signIn, displayName: display, roles: [.agent])
        _ = try await store.changes.invite(new, link: link, by: .command, at: clock.now())
        let hash = try PasswordHash.make(StaffCity.password, cost: .init(logN: 4, r: 1, p: 1))
        _ = try await store.invitations.accept(link.token, displayName: display, password: hash, at: clock.now())
        await database.close()
    }
}
