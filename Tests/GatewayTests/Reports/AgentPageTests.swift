import Desk
import Testing

@Suite("Figures of the staff: who may see whose")
struct AgentPageTests {
    @Test("reviewers see everybody's, everybody sees their own, and nobody else's")
    func access() async throws {
        try await StaffCity.with { city in
            try await city.employ([
                ("max", [.manager]), ("sue", [.supervisor]), ("ann", [.agent]), ("boss", [.administrator]),
            ])
            let (max, ann) = (try await city.signedIn("max"), try await city.signedIn("ann"))
            let (sue, boss) = (try await city.signedIn("sue"), try await city.signedIn("boss"))
            for visitor in [max, sue] {
                #expect(try await visitor.get("/reports/agents").status == 200)
                #expect(try await visitor.get("/reports/agents?format=csv").body.hasPrefix("agent,handled_email,"))
                #expect(try await visitor.get("/reports/agents/rows?measure=closed").status == 200)
            }
            for visitor in [ann, boss] {
                #expect(try await visitor.get("/reports/agents").status == 403)
                #expect(try await visitor.get("/reports/agents/rows?measure=closed").status == 403)
                #expect(try await visitor.get("/reports/agents/rows?measure=closed&agent=1").status == 403)
            }
            #expect(try await ann.get("/desk/figures").body.contains("Your figures"))
            #expect(try await ann.get("/desk/figures?format=csv").body.hasPrefix("agent,"))
            #expect(try await max.get("/reports/agents/rows?measure=none").status == 404)
            let printed = try await city.serving.run(["report", "agents", "--span", "month", "--format", "csv"])
            #expect(try await max.get("/reports/agents?span=month&format=csv").body == printed.output)
        }
    }
}
