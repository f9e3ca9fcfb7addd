import Desk
import Foundation
import NIOHTTP1
import Testing

@testable import Gateway

/// What somebody changes about their own account, at the real program.
@Suite("One's own account", .serialized)
struct OwnAccountTests {
    @Test("a name and a password are changed, the latter only with the old one, and it signs out every other browser")
    func changes() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent])])
            let (here, there) = (try await city.signedIn("ann"), try await city.signedIn("ann"))
            let bad = try await here.post(
                "/desk/account/name", ["display_name": "\u{202E}eeL nnA"], page: "/desk/account")
            #expect(bad.status == 422)
            #expect(
                try await here.post("/desk/account/name", ["display_name": "Ann Lee"], page: "/desk/account").status
                    == 303)
            #expect(try await here.get("/desk/account").body.contains("Ann Lee"))

            let new = "quite another password"
            let fields: (String) -> KeyValuePairs<String, String> = {
                ["current_password": $0, "password": new, "password_again": new]
            }
            let wrong = try await here.post("/desk/account/password", fields("not this one"), page: "/desk/account")
            #expect(wrong.status == 422 && wrong.body.contains("This is not your password."))
            let right = try await here.post(
                "/desk/account/password", fields(StaffCity.password), page: "/desk/account")
            #expect(right.status == 303)
            #expect(try await here.get("/desk/account").status == 200)
            #expect(try await there.get("/desk/account").status == 303)
            let old = try await there.post("/desk/sign-in", ["name": "ann", "password": StaffCity.password])
            #expect(old.status == 422)
            #expect(try await there.post("/desk/sign-in", ["name": "ann", "password": new]).status == 303)
        }
    }

    @Test("another browser of one's own can be signed out, one of somebody else's cannot")
    func sessions() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent]), ("ben", [.agent])])
            let (here, there) = (try await city.signedIn("ann"), try await city.signedIn("ann"))
            let ben = try await city.signedIn("ben")
            let page = try await here.get("/desk/account").body
            #expect(page.contains("Firefox, Linux"))
            let session = try #require(page.firstMatch(of: #/name="session" value="(\d+)"/#)).1
            _ = try await ben.post("/desk/account/sessions", ["session": String(session)], page: "/desk/account")
            #expect(try await there.get("/desk/account").status == 200)
            _ = try await here.post("/desk/account/sessions", ["session": String(session)], page: "/desk/account")
            #expect(try await there.get("/desk/account").status == 303)
            #expect(try await here.get("/desk/account").status == 200)
        }
    }

    @Test("with a second step, signing in takes a code; each is good once, and recovery codes stand in for the phone")
    func secondStep() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent])])
            let ann = try await city.signedIn("ann")
            let path = "/desk/account/second-step"
            let page = try await ann.get(path).body
            #expect(page.contains("<svg class=\"qr\""))
            #expect(!page.contains("style="))
            let base32 = try #require(page.firstMatch(of: #/name="secret" value="([A-Z2-7]+)"/#)).1
            let secret = CodeSecret(bytes: try #require(Base32.decode(String(base32))))
            let now = Int64(Date().timeIntervalSince1970)
            let code = secret.code(step: CodeSecret.step(at: now))
            let form: (String, String) -> KeyValuePairs<String, String> = {
                ["secret": String(base32), "code": $0, "current_password": $1]
            }
            #expect(try await ann.post(path, form("000000", StaffCity.password)).status == 422)
            #expect(try await ann.post(path, form(code, "not this one")).status == 422)
            let on = try await ann.post(path, form(code, StaffCity.password))
            let recovery = on.body.matches(of: #/<li>([A-Z2-7-]{19})<\/li>/#).map { String($0.1) }
            #expect(on.status == 200 && Set(recovery).count == 10)

            let other = city.visitor()
            let first = try await other.post("/desk/sign-in", ["name": "ann", "password": StaffCity.password])
            #expect(first.location == "/desk/sign-in/code")
            #expect(try await other.get("/desk/account").status == 303)
            #expect(
                try await other.post("/desk/account/name", ["display_name": "X"], page: "/desk/sign-in/code").status
                    == 303)
            #expect(try await ann.get("/desk/account").body.contains("Ann"))
            let used = try await other.post("/desk/sign-in/code", ["code": code])
            #expect(used.status == 422)
            let halfway = other.cookies["__Host-intake"]
            let recovered = try await other.post("/desk/sign-in/code", ["code": recovery[3].lowercased()])
            #expect(recovered.status == 303 && recovered.location == "/desk")
            #expect(other.cookies["__Host-intake"] != halfway)
            #expect(try await other.get("/desk/account").status == 200)

            let third = city.visitor()
            _ = try await third.post("/desk/sign-in", ["name": "ann", "password": StaffCity.password])
            #expect(try await third.post("/desk/sign-in/code", ["code": recovery[3]]).status == 422)
            let next = secret.code(step: CodeSecret.step(at: now) + 1)
            #expect(try await third.post("/desk/sign-in/code", ["code": next]).status == 303)

            let off = try await third.post(
                path + "/remove", ["current_password": StaffCity.password], page: path)
            #expect(off.status == 303)
            #expect(
                try await city.visitor().post("/desk/sign-in", ["name": "ann", "password": StaffCity.password]).location
                    == "/desk")
        }
    }

    @Test("whose role must have a second step sets it up before anything else")
    func owed() async throws {
        try await StaffCity.with("  second_step_for: [administrator]\n") { city in
            try await city.employ([("boss", [.administrator]), ("ann", [.agent])])
            #expect(try await city.signedIn("ann").get("/desk/account").status == 200)
            let boss = try await city.signedIn("boss")
            for path in ["/desk", "/desk/accounts", "/desk/audit"] {
                #expect(try await boss.get(path).location == "/desk/account/second-step")
            }
            let page = try await boss.get("/desk/account/second-step").body
            let base32 = try #require(page.firstMatch(of: #/name="secret" value="([A-Z2-7]+)"/#)).1
            let secret = CodeSecret(bytes: try #require(Base32.decode(String(base32))))
            let code = secret.code(step: CodeSecret.step(at: Int64(Date().timeIntervalSince1970)))
            let fields: KeyValuePairs = [
                "secret": String(base32), "code": code, "current_password": StaffCity.password,
            ]
            #expect(try await boss.post("/desk/account/second-step", fields).status == 200)
            #expect(try await boss.get("/desk/accounts").status == 200)
            let off = try await boss.post(
                "/desk/account/second-step/remove", ["current_password": StaffCity.password],
                page: "/desk/account/second-step")
            #expect(off.status == 403)
        }
    }
}
