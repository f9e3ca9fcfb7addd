import Desk
import Foundation
import NIOHTTP1
import Testing
import Web

@testable import Gateway

/// Signing in at the real program, over HTTP.
@Suite("Signing in", .serialized)
struct SignInTests {
    @Test("the first administrator follows the link, sets a password, signs in and out; the link works once")
    func first() async throws {
        try await StaffCity.with { city in
            let link = try await city.invite("ann.lee", .administrator)
            let ann = city.visitor()
            let form = try await ann.get(link)
            #expect(form.status == 200 && form.body.contains("value=\"ann.lee\""))
            // Reading it uses nothing.
            #expect(try await ann.get(link).status == 200)
            let short = try await ann.post(
                link, ["display_name": "Ann Lee", "password": "short", "password_again": "short"])
            #expect(short.status == 422 && short.body.contains("12 characters"))
            let set = try await ann.post(
                link,
                ["display_name": "Ann <b>Lee", "password": StaffCity.password, "password_again": StaffCity.password])
            #expect(set.status == 303 && set.location == "/desk/sign-in?done=welcome")
            #expect(try await ann.get(link).status == 404)
            let again = try await ann.post(
                link, ["display_name": "X", "password": StaffCity.password, "password_again": StaffCity.password],
                csrf: try await ann.token(of: "/desk/sign-in"))
            #expect(again.status == 404)

            let before = ann.cookies
            let answer = try await ann.post(
                "/desk/sign-in", ["name": " Ann.Lee ", "password": StaffCity.password, "next": "/desk?x=1"])
            #expect(answer.status == 303 && answer.location == "/desk?x=1")
            let cookie = try #require(answer.headers["Set-Cookie"].first { $0.hasPrefix("__Host-intake=") })
            for part in ["; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"] { #expect(cookie.contains(part)) }
            #expect(!cookie.contains("Domain"))
            #expect(ann.cookies["__Host-intake"] != before["__Host-intake"])
            let desk = try await ann.get("/desk")
            #expect(desk.status == 200 && desk.body.contains("Ann &lt;b&gt;Lee"))
            #expect(!desk.body.contains("<b>"))
            #expect(desk.headers.first(name: "Cache-Control") == "no-store")

            let old = ann.cookies
            let out = try await ann.post("/desk/sign-out", [:], page: "/desk")
            #expect(out.status == 303)
            #expect(ann.cookies["__Host-intake"] == nil)
            ann.cookies = old
            #expect(try await ann.get("/desk").location?.hasPrefix("/desk/sign-in") == true)
        }
    }

    @Test("wrong names and passwords look alike, and after five a name has to wait, whoever asks")
    func wrong() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent])])
            var texts: Set<String> = []
            for name in ["ann", "nobody"] {
                let visitor = city.visitor()
                var heard = 0
                // The waits double, so that one is longer than what lies between two attempts, however slow the machine.
                while heard < 12 {
                    let answer = try await visitor.post("/desk/sign-in", ["name": name, "password": "not this one"])
                    guard answer.status == 422 else {
                        #expect(answer.status == 429)
                        #expect(answer.headers.first(name: "Retry-After") != nil)
                        break
                    }
                    #expect(answer.body.contains("Name or password is wrong."))
                    texts.insert(answer.body.replacing(#/value="[^"]*"/#, with: ""))
                    heard += 1
                }
                #expect((6..<12).contains(heard))
            }
            #expect(texts.count == 1)
        }
    }

    @Test("strangers who guess at a name keep nobody out of the browser in which they signed in before")
    func known() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent]), ("ben", [.agent])])
            let (ann, ben) = (try await city.signedIn("ann"), try await city.signedIn("ben"))
            let cookie = try #require(ann.cookies["__Host-intake-known"])
            #expect(!cookie.contains("ann") && cookie.split(separator: ".").count == 2)
            let stranger = city.visitor()
            var status: UInt = 422
            while status == 422 {
                status = try await stranger.post("/desk/sign-in", ["name": "ann", "password": "not this one"]).status
            }
            #expect(status == 429)
            // Not with Ben's cookie, nor with one that is made up.
            let own = ben.cookies["__Host-intake-known"] ?? ""
            for other in [own, own.prefix(43) + "." + cookie.suffix(43), cookie.prefix(43) + ".x"] {
                let guess = city.visitor()
                guess.cookies = ["__Host-intake-known": String(other)]
                let answer = try await guess.post(
                    "/desk/sign-in", ["name": "ann", "password": StaffCity.password])
                #expect(answer.status == 429)
            }
            _ = try await ann.post("/desk/sign-out", [:], page: "/desk/account")
            let back = try await ann.post("/desk/sign-in", ["name": "ann", "password": StaffCity.password])
            #expect(back.status == 303)
            // A desk that two share knows both.
            let shared = try await ann.post("/desk/sign-out", [:], page: "/desk/account")
            #expect(shared.status == 303)
            _ = try await ann.post("/desk/sign-in", ["name": "ben", "password": StaffCity.password])
            #expect(ann.cookies["__Host-intake-known"]?.split(separator: ".").count == 3)
        }
    }

    @Test("a right password among wrong ones forgets them, and is hashed anew at today's cost")
    func right() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent])])
            for _ in 0..<3 {
                let visitor = city.visitor()
                for _ in 0..<3 {
                    _ = try await visitor.post("/desk/sign-in", ["name": "ann", "password": "not this one"])
                }
                _ = try await city.signedIn("ann")
            }
        }
    }

    @Test("a form without its token, with another's, or from another site is refused")
    func forged() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent]), ("ben", [.agent])])
            let (ann, ben) = (try await city.signedIn("ann"), try await city.signedIn("ben"))
            let token = try await ann.token(of: "/desk/account")
            let others = try await ben.token(of: "/desk/account")
            for csrf in ["", "x", others, try await city.visitor().token(of: "/desk/sign-in")] {
                #expect(try await ann.post("/desk/sign-out", [:], csrf: csrf).status == 403)
            }
            for origin in ["https://evil.example", "null", "https://localhost:\(ann.port)", "http://localhost:1", nil] {
                #expect(try await ann.post("/desk/sign-out", [:], csrf: token, origin: .some(origin)).status == 403)
            }
            #expect(try await ann.get("/desk/account").status == 200)
            let signIn = city.visitor()
            #expect(
                try await signIn.post(
                    "/desk/sign-in", ["name": "ann", "password": StaffCity.password], csrf: "x"
                ).status == 403)
            #expect(
                try await signIn.post(
                    "/desk/sign-in", ["name": "ann", "password": StaffCity.password], origin: "https://evil.example"
                ).status == 403)
            #expect(try await ann.post("/desk/sign-out", [:], csrf: token).status == 303)
        }
    }

    @Test("behind a proxy that tells nothing of the client, the address in the settings is ours, and stands in links")
    func proxied() async throws {
        try await StaffCity.with(listen: "  staff_url: https://desk.city.example/\n") { city in
            try await city.employ([("boss", [.administrator])])
            let boss = city.visitor()
            let answer = try await boss.post(
                "/desk/sign-in", ["name": "boss", "password": StaffCity.password], origin: "https://desk.city.example")
            #expect(answer.status == 303)
            let invited = try await boss.post(
                "/desk/accounts", ["new_display_name": "Ann", "new_name": "ann", "role": "agent"])
            #expect(invited.body.contains("value=\"https://desk.city.example/desk/welcome/"))
            let other = try await city.serving.run("accounts", "invite", "ben", "--role", "agent")
            #expect(other.output.hasPrefix("https://desk.city.example/desk/welcome/"))
        }
    }

    @Test(
        "after signing in the way leads within the desk only",
        arguments: [
            "https://evil.example", "//evil.example", "/\\evil.example", "/deskevil", "/desk//evil.example",
            "/desk/../x",
            "/desk\r\nSet-Cookie: a=b", "javascript:alert(1)", "/desk/sign-out",
        ])
    func next(_ wish: String) async throws {
        #expect(LocalPath(wish) == nil)
    }

    @Test("who is not signed in is sent to sign in from every page, and programs are told so")
    func anonymous() async throws {
        try await StaffCity.with { city in
            let visitor = city.visitor()
            for route in RouteReference.all where route.path.hasPrefix("/desk") {
                let isOpen = ["/desk/desk.css", "/desk/console.css", "/desk/sign-in", "/desk/welcome/{token}"].contains(
                    route.path)
                // Scripts say nothing of anybody.
                guard route.methods.contains("GET"), !isOpen, !route.path.hasSuffix(".js"),
                    !route.path.hasPrefix("/desk/assets/"), !route.isWebSocket
                else { continue }
                let path = route.path.replacing(#/\{[^}]*\}/#, with: "1")
                let answer = try await visitor.get(path)
                #expect(answer.status == 303, "\(path)")
                #expect(answer.location?.hasPrefix("/desk/sign-in") == true, "\(path)")
                #expect(try await visitor.get(path, headers: ["Accept": "application/json"]).status == 401)
            }
            for route in RouteReference.all where route.path.hasPrefix("/desk") && route.methods.contains("POST") {
                // From the identity provider itself: its signature proves it (`BackChannelLogoutTests`), no form of ours.
                guard route.path != "/desk/sign-in/openid/logout" else { continue }
                let path = route.path.replacing(#/\{[^}]*\}/#, with: "1")
                #expect(try await visitor.post(path, [:], csrf: "x").status == 403, "\(path)")
            }
        }
    }

    @Test("a deactivated account is out at once")
    func deactivated() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.administrator]), ("ben", [.agent])])
            let ben = try await city.signedIn("ben")
            #expect(try await ben.get("/desk/account").status == 200)
            #expect(try await city.serving.run("accounts", "deactivate", "ben").isGood)
            #expect(try await ben.get("/desk/account").status == 303)
            let again = try await city.visitor().post(
                "/desk/sign-in", ["name": "ben", "password": StaffCity.password])
            #expect(again.status == 422)
            let last = try await city.serving.run("accounts", "deactivate", "ann")
            #expect(!last.isGood && last.output.contains("last administrator"))
            let list = try await city.serving.run("accounts", "list", "--format", "json")
            #expect(list.isGood && list.output.contains("\"state\" : \"deactivated\""))
        }
    }
}
