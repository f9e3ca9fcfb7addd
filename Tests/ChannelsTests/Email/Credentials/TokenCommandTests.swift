import Mail
import Testing
import Wire

@testable import Channels

@Suite("Token commands")
struct TokenCommandTests {
    private func token(_ script: String, _ limits: ChildLimits = ChildLimits(time: .seconds(30))) async throws -> String
    {
        try await TokenCommand(["/bin/sh", "-c", script], limits: limits).run().value.revealed
    }

    @Test("what it prints, without the line's end")
    func prints() async throws {
        #expect(try await token("echo ya29.token") == "ya29.token")
        // A helper that stays behind, as credential agents do, keeps nobody waiting.
        #expect(try await token("sleep 20 & echo agent-token") == "agent-token")
    }

    @Test(
        "what goes wrong, and whether it may pass",
        arguments: [
            ("exit 3", true, "failed with 3"), ("kill -KILL $$", true, "signal 9"), ("sleep 600", true, "too long"),
            ("true", false, "printed nothing"), ("yes", false, "more than a token"),
            ("echo s3cret; echo other", false, "something else than one token"),
        ])
    func fails(_ script: String, mayPass: Bool, says: String) async throws {
        let failure = await #expect(throws: CredentialFailure.self) {
            try await token(script, ChildLimits(time: .milliseconds(script == "sleep 600" ? 200 : 20_000)))
        }
        #expect(failure?.mayPass == mayPass)
        #expect(failure?.description.contains(says) == true)
        #expect(failure?.description.contains("s3cret") == false)
    }

    @Test("no command, or one that is not there, is a matter for people")
    func notThere() async throws {
        for command in [[], ["/nonexistent/token"]] {
            let failure = await #expect(throws: CredentialFailure.self) { try await TokenCommand(command).run() }
            #expect(failure?.mayPass == false)
        }
    }
}
