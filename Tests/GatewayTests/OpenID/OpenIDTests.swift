import Desk
import Foundation
import TestKit
import Testing

@testable import Gateway

/// Signing in at the city's identity provider, against the real program and a small provider.
@Suite("Signing in by OpenID Connect")
struct OpenIDTests {
    private func city(
        recheck: String = "15m", _ work: (StaffCity, TinyProvider) async throws -> Void
    ) async throws {
        try await OpenIDCity.with(recheck: recheck) { try await work($0.desk, $0.provider) }
    }

    /// Goes to the provider, signs in there, and comes back.
    private func comeBack(_ visitor: Visitor, _ provider: TinyProvider, next: String = "") async throws
        -> Visitor.Answer
    {
        let leaving = try await visitor.get("/desk/sign-in/openid" + (next.isEmpty ? "" : "?next=" + next))
        #expect(leaving.status == 303)
        let query = try #require(provider.consent(leaving.location ?? ""))
        return try await visitor.get("/desk/sign-in/openid/return?" + query)
    }

    @Test("the groups give the roles, at each sign-in; who is in none does not get in, and is out")
    func roles() async throws {
        try await city { city, provider in
            let visitor = city.visitor()
            #expect(try await visitor.get("/desk/sign-in").body.contains("Sign in with City Hall"))
            let back = try await comeBack(visitor, provider, next: "/desk/queue")
            #expect(back.status == 303 && back.location == "/desk/queue")
            #expect(try await visitor.get("/desk/queue").status == 200)
            #expect(try await visitor.get("/desk/roster").status == 403)
            provider.person.groups = ["311-leads", "others"]
            #expect(try await comeBack(visitor, provider).status == 303)
            #expect(try await visitor.get("/desk/roster").status == 200)
            let second = city.visitor()
            provider.person.groups = ["others"]
            let refused = try await comeBack(second, provider)
            #expect(refused.status == 422 && refused.body.contains("None of your groups"))
            #expect(try await visitor.get("/desk/roster").status == 303)
            let list = try await Command.run(
                Places.program, ["accounts", "list", "--config", city.serving.settings]
            ).output
            #expect(list.components(separatedBy: "ann").count == 2)
        }
    }

    @Test("groups that are told apart from the token count, too")
    func userInfo() async throws {
        try await city { city, provider in
            provider.tellGroupsApart()
            let visitor = city.visitor()
            let back = try await comeBack(visitor, provider)
            #expect(back.status == 303)
            let queue = try await visitor.get("/desk/queue")
            #expect(queue.status == 200)
        }
    }

    @Test("a local account of the same name stays what it is")
    func namesake() async throws {
        try await city { city, provider in
            try await city.employ([("ann", [.administrator])])
            let visitor = city.visitor()
            #expect(try await comeBack(visitor, provider).status == 303)
            #expect(try await visitor.get("/desk/accounts").status == 403)
            let local = try await city.signedIn("ann")
            #expect(try await local.get("/desk/accounts").status == 200)
        }
    }

    @Test("a token that proves nobody lets nobody in", arguments: TinyProvider.Lie.allCases)
    func lies(_ lie: TinyProvider.Lie) async throws {
        try await city { city, provider in
            let visitor = city.visitor()
            provider.tell(lie)
            let answer = try await comeBack(visitor, provider)
            #expect(answer.status == 422 && answer.body.contains("could not prove"), "\(lie)")
            #expect(try await visitor.get("/desk/queue").location?.hasPrefix("/desk/sign-in") == true)
            provider.tell(nil)
            #expect(try await comeBack(visitor, provider).status == 303)
        }
    }

    @Test("a code that another browser brings, a changed state and a used code are refused")
    func states() async throws {
        try await city { city, provider in
            let (mine, others) = (city.visitor(), city.visitor())
            let leaving = try await mine.get("/desk/sign-in/openid")
            let query = try #require(provider.consent(leaving.location ?? ""))
            _ = try await others.get("/desk/sign-in/openid")
            #expect(try await others.get("/desk/sign-in/openid/return?" + query).status == 422)
            let cookies = mine.cookies
            let changed = query.replacing("state=", with: "state=x")
            #expect(try await mine.get("/desk/sign-in/openid/return?" + changed).status == 422)
            mine.cookies = cookies
            #expect(try await mine.get("/desk/sign-in/openid/return?" + query).status == 303)
            mine.cookies = cookies
            #expect(try await mine.get("/desk/sign-in/openid/return?" + query).status == 422)
            #expect(try await city.visitor().get("/desk/sign-in/openid/return").status == 422)
            let elsewhere = try await mine.get("/desk/sign-in/openid?next=https://evil.example")
            #expect(elsewhere.location?.contains("evil") == false)
        }
    }

    @Test(
        "who leaves the groups while signed in is out by themselves; so is whose grant is gone",
        arguments: [false, true])
    func leaves(_ isGrantGone: Bool) async throws {
        try await city(recheck: "1s") { city, provider in
            let visitor = city.visitor()
            #expect(try await comeBack(visitor, provider).status == 303)
            #expect(try await visitor.get("/desk/queue").status == 200)
            if isGrantGone { provider.forgetGrants() } else { provider.person.groups = [] }
            try await eventually { try await visitor.get("/desk/queue").status == 303 }
        }
    }

    @Test("a provider whose keys are behind its tokens sends nobody home")
    func keysBehind() async throws {
        try await city(recheck: "1s") { city, provider in
            let (ann, ben) = (city.visitor(), city.visitor())
            #expect(try await comeBack(ann, provider).status == 303)
            provider.person = TinyProvider.Person(subject: "person-2", name: "ben")
            #expect(try await comeBack(ben, provider).status == 303)
            provider.fail("/jwks", times: 1)
            provider.changeKey(to: "k2")
            let before = provider.renewals
            try await eventually { provider.renewals >= before + 6 }
            for visitor in [ann, ben] { #expect(try await visitor.get("/desk/queue").status == 200) }
        }
    }

    @Test("a refresh token that the provider changed is kept, whatever fails after it")
    func rotated() async throws {
        try await city(recheck: "1s") { city, provider in
            provider.tellGroupsApart()
            let visitor = city.visitor()
            #expect(try await comeBack(visitor, provider).status == 303)
            provider.fail("/me", times: 1)
            let before = provider.renewals
            try await eventually { provider.renewals >= before + 3 }
            #expect(try await visitor.get("/desk/queue").status == 200)
        }
    }

    @Test("a city hall behind one address signs in as often as it has people")
    func hall() async throws {
        try await city { city, provider in
            for _ in 0..<40 {
                let visitor = city.visitor()
                #expect(try await comeBack(visitor, provider).status == 303)
            }
            // Those who come without a sign-in of theirs are held up at last.
            let stranger = city.visitor()
            var status: UInt = 422
            for _ in 0..<200 where status == 422 {
                status = try await stranger.get("/desk/sign-in/openid/return?state=x&code=y").status
            }
            #expect(status == 429)
        }
    }
}
