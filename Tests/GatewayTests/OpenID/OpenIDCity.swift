import TestKit
import Testing

/// A city whose staff sign in at a small provider of their own.
struct OpenIDCity {
    let desk: StaffCity
    let provider: TinyProvider
    /// As the provider names itself.
    let issuer: String

    static func with(recheck: String = "15m", _ work: (OpenIDCity) async throws -> Void) async throws {
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
                try await work(OpenIDCity(desk: city, provider: provider, issuer: server.url))
            }
        }
    }

    /// Goes to the provider, signs in there, and comes back.
    func comeBack(_ visitor: Visitor, next: String = "") async throws -> Visitor.Answer {
        let leaving = try await visitor.get("/desk/sign-in/openid" + (next.isEmpty ? "" : "?next=" + next))
        #expect(leaving.status == 303)
        let query = try #require(provider.consent(leaving.location ?? ""))
        return try await visitor.get("/desk/sign-in/openid/return?" + query)
    }

    /// Somebody whom the provider knows, in a session there.
    func signedIn(_ name: String, session: String?) async throws -> Visitor {
        provider.person = TinyProvider.Person(subject: "person-\(name)", name: name, session: session)
        let visitor = desk.visitor()
        #expect(try await comeBack(visitor).status == 303)
        #expect(try await visitor.get("/desk/queue").status == 200)
        return visitor
    }

    /// What the provider says to the city, as no browser does: without cookies and without an origin.
    func tell(_ token: String) async throws -> Visitor.Answer {
        try await desk.visitor().post(
            "/desk/sign-in/openid/logout", ["logout_token": token], csrf: "", origin: .some(nil))
    }
}
