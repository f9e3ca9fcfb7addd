import Foundation
import TestKit
import Testing

/// What `.ci/run` says last where a step fails.
@Suite("The gate names what failed")
struct GateTests {
    private func failures(_ log: String) async throws -> [String] {
        let folder = try TemporaryFolder()
        try log.write(toFile: folder.path("log"), atomically: true, encoding: .utf8)
        let result = try await Command.run(Repository.path(".ci/failures"), [folder.path("log")])
        #expect(result.isGood, "\(result.output)")
        return result.output.split(separator: "\n").map(String.init)
    }

    private func failing(_ name: String, _ comment: String) -> String {
        """
        ◇ Test "\(name)" started.
        ✘ Test "\(name)" recorded an issue at A.swift:3:9: Expectation failed: 1 == 2
        ↳ \(comment)
        ✘ Test "\(name)" failed after 0.1 seconds with 1 issue.

        """
    }

    @Test("names first, then each issue with its comment; what passed, was skipped or known is no news")
    func issues() async throws {
        let lines = try await failures(
            """
            ◇ Test run started.
            ◇ Test "good" started.
            ✔ Test "good" passed after 0.1 seconds.
            ➜ Test later() skipped: "not here"
            ━ Test known() recorded a known issue at A.swift:7:1: Expectation failed: false
            \(failing("one", "because")+failing("two", "why"))✘ Suite "S" failed after 0.2 seconds with 2 issues.
            ✘ Test run with 4 tests in 1 suite failed after 0.3 seconds with 2 issues.
            """)
        #expect(
            lines == [
                "failed tests, 2:", "  ✘ \"one\"", "  ✘ \"two\"",
                "✘ Test \"one\" recorded an issue at A.swift:3:9: Expectation failed: 1 == 2", "    ↳ because",
                "✘ Test \"two\" recorded an issue at A.swift:3:9: Expectation failed: 1 == 2", "    ↳ why",
            ])
    }

    @Test("at most forty lines of at most 600 characters, however much failed")
    func many() async throws {
        let log = (1...60).map { failing("number \($0)", String(repeating: "é", count: 700)) }.joined()
        let lines = try await failures(log)
        #expect(lines.count == 40)
        #expect(lines.allSatisfy { $0.count <= 600 })
        #expect(lines[13] == "  … and 48 more")
        #expect(lines.last?.contains("lines more") == true)
    }

    @Test("a crash names what was running, and a build its errors")
    func crash() async throws {
        let crash = try await failures(
            """
            ◇ Test run started.
            ◇ Test "good" started.
            ✔ Test "good" passed after 0.1 seconds.
            ◇ Test bad(n:) started.
            error: Exited with unexpected signal code 11
            """)
        #expect(
            crash == [
                "error: Exited with unexpected signal code 11", "the tests ended early; these were running:",
                "  ◇ bad(n:)",
            ])
        #expect(
            try await failures("A.swift:3:1: error: no such thing\nBuilding\n") == ["A.swift:3:1: error: no such thing"]
        )
        #expect(try await failures("").isEmpty)
    }
}
