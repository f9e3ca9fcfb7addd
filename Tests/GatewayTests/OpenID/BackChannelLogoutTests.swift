import Foundation
import NIOHTTP1
import TestKit
import Testing

/// The provider says who signed out there, against the real program and a small provider.
@Suite("Back-channel logout by the identity provider")
struct BackChannelLogoutTests {
    private func isIn(_ visitor: Visitor) async throws -> Bool { try await visitor.get("/desk/queue").status == 200 }

    @Test("by the session at the provider, by the person, by both", arguments: ["sid", "sub", "both"])
    func ends(_ way: String) async throws {
        try await OpenIDCity.with { city in
            let first = try await city.signedIn("ann", session: "s1")
            let second = try await city.signedIn("ann", session: "s2")
            let other = try await city.signedIn("ben", session: "s3")
            let token = city.provider.logoutToken(
                city.issuer, subject: way == "sid" ? nil : "person-ann", session: way == "sub" ? nil : "s1")
            let answer = try await city.tell(token)
            #expect(answer.status == 200 && answer.headers["Cache-Control"] == ["no-store"])
            #expect(try await !isIn(first))
            #expect(try await isIn(second) == (way != "sub"))
            #expect(try await isIn(other))
            // Whoever is out already is out: that is no failure.
            let again = city.provider.logoutToken(city.issuer, subject: "person-ann", session: "s1")
            #expect(try await city.tell(again).status == 200)
            #expect(try await isIn(other))
        }
    }

    @Test("another person's name and a session that is theirs not end nothing")
    func mismatched() async throws {
        try await OpenIDCity.with { city in
            let ann = try await city.signedIn("ann", session: "s1")
            let token = city.provider.logoutToken(city.issuer, subject: "person-ben", session: "s1")
            #expect(try await city.tell(token).status == 200)
            #expect(try await isIn(ann))
        }
    }

    @Test("each is taken once: who signed in after it stays")
    func replayed() async throws {
        try await OpenIDCity.with { city in
            let before = try await city.signedIn("ann", session: "s1")
            let token = city.provider.logoutToken(city.issuer, subject: "person-ann", session: nil)
            #expect(try await city.tell(token).status == 200)
            #expect(try await !isIn(before))
            let after = try await city.signedIn("ann", session: "s2")
            let again = try await city.tell(token)
            #expect(again.status == 400 && again.headers["Cache-Control"] == ["no-store"])
            #expect(again.body.contains("\"error\":\"invalid_request\""))
            #expect(try await isIn(after))
        }
    }

    @Test("what proves nothing ends nothing", arguments: TinyProvider.LogoutLie.allCases)
    func lies(_ lie: TinyProvider.LogoutLie) async throws {
        try await OpenIDCity.with { city in
            let ann = try await city.signedIn("ann", session: "s1")
            func token(_ lie: TinyProvider.LogoutLie?) -> String {
                city.provider.logoutToken(city.issuer, subject: "person-ann", session: "s1", id: "one", lie: lie)
            }
            let answer = try await city.tell(token(lie))
            #expect(answer.status == 400 && answer.headers["Cache-Control"] == ["no-store"], "\(lie)")
            #expect(try await isIn(ann))
            #expect(try await city.tell(token(nil)).status == 200)
            #expect(try await !isIn(ann))
        }
    }

    @Test("an ID token, no token, two of them and too long a form are refused; a browser's origin means nothing")
    func forms() async throws {
        try await OpenIDCity.with { city in
            let ann = try await city.signedIn("ann", session: "s1")
            let path = "/desk/sign-in/openid/logout"
            #expect(try await city.tell(city.provider.idToken(city.issuer, nonce: nil)).status == 400)
            let token = city.provider.logoutToken(city.issuer, subject: nil, session: "s1")
            let visitor = city.desk.visitor()
            #expect(try await visitor.post(path, [:], csrf: "").status == 400)
            let two: KeyValuePairs = ["logout_token": token, "logout_token": token]
            #expect(try await visitor.post(path, two, csrf: "").status == 400)
            let long: KeyValuePairs = ["logout_token": token, "x": String(repeating: "x", count: 40_000)]
            #expect(try await visitor.post(path, long, csrf: "").status == 400)
            #expect(try await isIn(ann))
            #expect(try await city.tell(token).status == 200)
            #expect(try await !isIn(ann))
        }
    }

    @Test("keys that cannot be had refuse it, and it is taken when it comes again")
    func unreachable() async throws {
        try await OpenIDCity.with { city in
            let ann = try await city.signedIn("ann", session: "s1")
            city.provider.changeKey(to: "k2")
            city.provider.fail("/jwks", times: 1)
            let token = city.provider.logoutToken(city.issuer, subject: "person-ann", session: "s1")
            try await eventually { try await city.tell(token).status == 200 }
            #expect(try await !isIn(ann))
        }
    }

    @Test("a whole shift signs out at once; who only guesses is held up")
    func limited() async throws {
        try await OpenIDCity.with { city in
            for _ in 0..<80 {
                let token = city.provider.logoutToken(city.issuer, subject: "person-x", session: nil)
                #expect(try await city.tell(token).status == 200)
            }
            var answer = try await city.tell("x.y.z")
            for _ in 0..<200 where answer.status == 400 { answer = try await city.tell("x.y.z") }
            #expect(answer.status == 429 && answer.headers["Retry-After"].count == 1)
            #expect(answer.headers["Cache-Control"] == ["no-store"])
        }
    }

    @Test("without a provider nobody has anything to say")
    func local() async throws {
        try await StaffCity.with { city in
            let answer = try await city.visitor().post(
                "/desk/sign-in/openid/logout", ["logout_token": "x"], csrf: "", origin: .some(nil))
            #expect(answer.status == 404)
        }
    }
}
