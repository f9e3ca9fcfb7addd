import Foundation
import TestKit
import Testing

@testable import Wire

@Suite("Child programs")
struct ChildProgramTests {
    private func run(
        _ script: String, _ limits: ChildLimits = ChildLimits(time: .seconds(30)), input: String = ""
    ) async throws -> (end: ChildOutcome.End, output: String) {
        let outcome = try await ChildProgram("/bin/sh", ["-c", script], limits: limits).run(input: Array(input.utf8))
        return (outcome.end, String(decoding: outcome.output, as: UTF8.self))
    }

    @Test("what it says, and how it ends")
    func ends() async throws {
        #expect(try await run("echo hello") == (.exited(0), "hello\n"))
        #expect(try await run("echo out; echo err >&2; exit 3") == (.exited(3), "out\n"))
        #expect(try await run("echo so far; kill -SEGV $$") == (.signalled(SIGSEGV), "so far\n"))
        #expect(try await run("exec >&-; sleep 0.1; exit 4") == (.exited(4), ""))
    }

    @Test("input of any size is fed, also where it is not wanted")
    func input() async throws {
        let long = String(repeating: "0123456789abcde\n", count: 20_000)
        #expect(try await run("cat", ChildLimits(outputBytes: 1 << 20), input: long) == (.exited(0), long))
        #expect(try await run("exit 0", input: long) == (.exited(0), ""))
    }

    @Test("its environment is ours with changes")
    func environment() async throws {
        let program = ChildProgram(
            "/bin/sh", ["-c", "echo $COLOUR $HOME"], environment: ["COLOUR": "blue", "HOME": "/nowhere"],
            limits: ChildLimits())
        #expect(String(decoding: try await program.run().output, as: UTF8.self) == "blue /nowhere\n")
        #expect(try await run("test -n \"$PATH\"").end == .exited(0))
    }

    @Test("a program that is not there, or is none")
    func notStarted() async throws {
        for path in ["/nonexistent/program", "/etc/passwd"] {
            await #expect(throws: ChildFailure.self) { try await ChildProgram(path, limits: ChildLimits()).run() }
        }
    }

    @Test("one that takes too long is killed, with its children")
    func overtime() async throws {
        let started = ContinuousClock.now
        let (end, output) = try await run(
            "sleep 600 & echo $!; wait", ChildLimits(time: .milliseconds(300)))
        #expect(end == .overtime)
        #expect(ContinuousClock.now - started < .seconds(60))
        let grandchild = try #require(Int32(output.dropLast()))
        // Killed, it may take a moment to be gone. Reaped by whoever adopts it, if at all: a zombie is as good as gone.
        try await eventually {
            let state = try? String(contentsOfFile: "/proc/\(grandchild)/stat", encoding: .utf8)
            return state.map { $0.contains(") Z ") } ?? true
        }
    }

    @Test("each sign of life begins the patience with its silence anew")
    func silence() async throws {
        let limits = ChildLimits(silence: .milliseconds(1500))
        #expect(try await run("for i in 1 2 3 4 5 6 7 8; do echo $i; sleep 0.3; done", limits).end == .exited(0))
        #expect(try await run("echo one; sleep 600", limits) == (.silent, "one\n"))
    }

    @Test("output has a limit")
    func talkative() async throws {
        let (end, output) = try await run("yes", ChildLimits(time: .seconds(30), outputBytes: 1_000))
        #expect(end == .talkative)
        #expect(output.utf8.count == 1_001)
    }

    @Test("a grandchild that keeps the output open is not waited for, and lives on where all went well")
    func grandchild() async throws {
        let started = ContinuousClock.now
        let (end, output) = try await run("sleep 60 & echo $!")
        #expect(end == .exited(0))
        #expect(ContinuousClock.now - started < .seconds(30))
        let grandchild = try #require(Int32(output.dropLast()))
        #expect(kill(grandchild, SIGKILL) == 0)
    }

    @Test("no signal of ours is blocked or ignored in it")
    func signals() async throws {
        let outcome = try await ChildProgram("/bin/cat", ["/proc/self/status"], limits: ChildLimits()).run()
        let lines = String(decoding: outcome.output, as: UTF8.self).split(separator: "\n")
        #expect(lines.contains("SigBlk:\t0000000000000000"))
        // But the two that glibc keeps for itself.
        #expect(lines.contains { $0 == "SigIgn:\t0000000180000000" || $0 == "SigIgn:\t0000000000000000" })
        #expect(try await run("kill -TERM $$; sleep 60").end == .signalled(SIGTERM))
    }

    @Test("none of our descriptors is open in it, and it leads its own group")
    func isolation() async throws {
        let leaked = open("/dev/null", O_RDONLY)  // Without O_CLOEXEC, as some library does it.
        defer { close(leaked) }
        // ls itself has the folder open, as the fourth.
        #expect(try await run("exec ls /proc/self/fd").output == "0\n1\n2\n3\n")
        #expect(try await run("test $(ps -o pgid= -p $$) -eq $$").end == .exited(0))
    }

    @Test("cancelling kills it")
    func cancelled() async throws {
        let task = Task { try await run("sleep 600", ChildLimits()).end }
        task.cancel()
        #expect(try await task.value == .cancelled)
    }
}
