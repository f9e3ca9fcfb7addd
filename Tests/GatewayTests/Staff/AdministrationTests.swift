import Desk
import Foundation
import NIOHTTP1
import Testing

@testable import Gateway

/// Administrators at the real program.
@Suite("Administration of accounts", .serialized)
struct AdministrationTests {
    @Test("an administrator invites, gives roles, ends and takes up accounts, and all of it is in the audit trail")
    func administers() async throws {
        try await StaffCity.with { city in
            try await city.employ([("boss", [.administrator])])
            let boss = try await city.signedIn("boss")
            let page = "/desk/accounts"
            let bad = try await boss.post(page, ["new_display_name": "", "new_name": "a b"])
            #expect(bad.status == 422 && bad.body.contains("Choose a role"))
            let taken = try await boss.post(
                page, ["new_display_name": "X", "new_name": "BOSS", "role": "agent"])
            #expect(taken.status == 422 && taken.body.contains("There is an account of that name"))
            let invited = try await boss.post(
                page,
                ["new_display_name": "Ann <i>", "new_name": "ann", "role": "agent", "role": "manager", "role": "king"])
            #expect(invited.status == 200 && invited.body.contains("Ann &lt;i&gt;"))
            let link = try #require(
                invited.body.firstMatch(of: #/value="http:\/\/localhost:\d+(\/desk\/welcome\/[\w-]{43})"/#))
            let ann = city.visitor()
            let password: KeyValuePairs = [
                "display_name": "Ann", "password": StaffCity.password, "password_again": StaffCity.password,
            ]
            #expect(try await ann.post(String(link.1), password).status == 303)
            #expect(try await ann.post("/desk/sign-in", ["name": "ann", "password": StaffCity.password]).status == 303)

            let list = try await boss.get(page).body
            #expect(list.contains("Agent, Manager"))
            let id = try #require(list.firstMatch(of: #/\/desk\/accounts\/(\d+)">Ann</#)).1
            let account = "\(page)/\(id)"
            let roles = try await boss.post(
                account + "/roles", ["role": "supervisor", "department": " Public  Works "], page: account)
            #expect(roles.status == 303)
            let shown = try await boss.get(account + "?done=roles").body
            #expect(shown.contains("value=\"Public Works\"") && shown.contains("The roles are changed."))
            #expect(try await boss.post(account + "/roles", [:], page: account).status == 422)
            #expect(try await boss.post(account + "/deactivate", [:], page: account).status == 303)
            #expect(try await ann.get("/desk/account").status == 303)
            #expect(try await boss.post(account + "/link", [:], page: account).status == 422)
            #expect(try await boss.post(account + "/reactivate", [:], page: account).status == 303)
            #expect(try await boss.post(account + "/link", [:], page: account).body.contains("/desk/welcome/"))

            let trail = try await boss.get("/desk/audit?account=\(id)").body
            for word in [
                "account.invited", "invitation.accepted", "session.began", "account.roles_changed",
                "account.deactivated",
                "account.reactivated", "roles: supervisor", "boss",
            ] {
                #expect(trail.contains(word), "\(word)")
            }
            #expect(try await boss.get("/desk/accounts/1").status == 404)
        }
    }

    @Test("the last administrator stays")
    func last() async throws {
        try await StaffCity.with { city in
            try await city.employ([("boss", [.administrator])])
            let boss = try await city.signedIn("boss")
            let list = try await boss.get("/desk/accounts").body
            let id = try #require(list.firstMatch(of: #/\/desk\/accounts\/(\d+)"/#)).1
            let account = "/desk/accounts/\(id)"
            for (path, fields) in [
                ("/roles", ["role": "agent"] as KeyValuePairs), ("/deactivate", [:]),
            ] {
                let answer = try await boss.post(account + path, fields, page: account)
                #expect(answer.status == 422 && answer.body.contains("last administrator"))
            }
            #expect(try await boss.get("/desk/accounts").status == 200)
        }
    }

    @Test(
        "other roles see neither the pages nor the way to them",
        arguments: [Role.agent, .supervisor, .manager, .departmentPartner])
    func others(_ role: Role) async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [role])])
            let ann = try await city.signedIn("ann")
            #expect(try await !ann.get("/desk/account").body.contains("/desk/accounts"))
            let token = try await ann.token(of: "/desk/account")
            for route in RouteReference.all {
                guard route.path.hasPrefix("/desk/accounts") || route.path == "/desk/audit" else { continue }
                let path = route.path.replacing("{id}", with: "1")
                for method in route.methods {
                    let answer =
                        method == "GET" ? try await ann.get(path) : try await ann.post(path, [:], csrf: token)
                    #expect(answer.status == 403, "\(method) \(path)")
                }
            }
        }
    }
}
