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
        let provider = TinyProvider()
        try await ScriptedHTTPServer.run({ provider.answer($0) }) { server in
            let settings = """
                  openid:
                    issuer: \(server.url)
                    client_id: \(TinyProvider.clientID)
                    client_secret_file: provider
                    title: City Hall
                    recheck: \(recheck)
                    groups:
                      agent: [311-agents]
                      supervisor: [311-leads]

                """
            try await StaffCity.with(settings, secrets: ["provider": TinyProvider.secret + "\n"]) { city in
                try await work(city, provider)
            }
        }
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
            #expect(try await visitor.get("/desk/attention").status == 403)
            provider.person.groups = ["311-leads", "others"]
            #expect(try await comeBack(visitor, provider).status == 303)
            #expect(try await visitor.get("/desk/attention").status == 200)
            let second = city.visitor()
            provider.person.groups = ["others"]
            let refused = try await comeBack(second, provider)
            #expect(refused.status == 422 && refused.body.contains("None of your groups"))
            #expect(try await visitor.get("/desk/attention").status == 303)
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
}
