import Glibc
import Intake
import Logging
import Testing
import Wire

@testable import Gateway

@Suite("Rehearsal")
struct RehearsalTests {
    @Test(
        "whom a child's end is laid on",
        arguments: [
            (ChildOutcome.End.signalled(SIGSEGV), RehearsalDeath.Cause.signal(SIGSEGV)),
            (.signalled(SIGKILL), .signal(SIGKILL)), (.signalled(SIGXCPU), .tooSlow), (.silent, .tooSlow),
            (.signalled(SIGTERM), nil), (.signalled(SIGINT), nil), (.exited(1), nil), (.cancelled, nil),
        ] as [(ChildOutcome.End, RehearsalDeath.Cause?)])
    func causes(_ end: ChildOutcome.End, _ cause: RehearsalDeath.Cause?) {
        #expect(RehearsalDeath.Cause(end) == cause)
    }

    @Test(
        "which message was being read",
        arguments: [
            ("", nil), ("begin 1\n", 1), ("begin 1\nend 1\n", nil), ("begin 1\nend 1\nbegin 2\n", 2),
            ("begin 1\nend 1\nbegin 2", nil), ("begin 1\nasks 1\n", 1), ("begin 1\nasks 1\nend 1\n", nil),
            ("begin 1\nend 1\nbegin 23\nend 2", 23), ("nonsense\nbegin x\n", nil),
        ] as [(String, Int64?)])
    func speech(_ said: String, _ id: Int64?) {
        #expect(RehearsalSpeech(Array(said.utf8)).current == id.map(RowID.init(rawValue:)))
    }

    @Test("where the store lets its reader wait, no message is to blame; where the reader does not end, it is")
    func asking() async throws {
        func rehearse(_ rest: String) async throws -> RehearsalDeath? {
            let child = RehearsalChild(
                RehearsalProcess(
                    executable: "/bin/sh", arguments: ["-c", "read id; echo begin $id; echo asks $id; \(rest)"],
                    timePerMessage: .milliseconds(1)))
            return try await child.rehearse([RowID(rawValue: 7)])
        }
        await #expect(throws: RehearsalFailure.self) { try await rehearse("exec sleep 600") }
        let busy = try await rehearse("ulimit -S -t 1; while :; do :; done")
        #expect(busy == RehearsalDeath(victim: RowID(rawValue: 7), cause: .tooSlow))
    }

    @Test("headers go into the child and come out there as they were")
    func frames() throws {
        let headers = ["From: a@b\r\n\r\n", "", "\n\n12 3\n"].map { Array($0.utf8) }
        let read = try #require(HeaderFrames.headers(HeaderFrames.bytes(headers, from: 1)))
        #expect(read.map(\.number) == [1, 2])
        #expect(read.map { Array($0.header) } == Array(headers[1...]))
        #expect(HeaderFrames.headers([])?.isEmpty == true)
        for bytes in ["1 5\nab", "1\n", "1 -1\n", "x 1\na", "1 1\nab"] {
            #expect(HeaderFrames.headers(Array(bytes.utf8)) == nil)
        }
    }

    @Test("a header of which the child dies twice is deadly, and those behind it are read all the same")
    func deadlyHeaders() async throws {
        let script = """
            while read number length; do echo begin $number; text=$(head -c $length)
            case $text in *poison*) kill -SEGV $$;; esac; echo end $number; done
            """
        let child = HeaderRehearsalChild(
            RehearsalProcess(executable: "/bin/sh", arguments: ["-c", script], timePerMessage: .seconds(20)),
            log: Logger(label: "test"))
        let headers = ["good", "poison", "good", "good", "more poison"].map { Array($0.utf8) }
        #expect(try await child.deadly(headers) == [1, 4])
        #expect(try await child.deadly([]) == [])
    }

    @Test("a child of this machine: what it dies of, and what is nobody's fault")
    func child() async throws {
        func rehearse(_ script: String, _ time: Duration = .seconds(20)) async throws -> RehearsalDeath? {
            let child = RehearsalChild(
                RehearsalProcess(executable: "/bin/sh", arguments: ["-c", script], timePerMessage: time))
            return try await child.rehearse([7, 8, 9].map { RowID(rawValue: $0) })
        }
        let eight = RowID(rawValue: 8)
        let good = "while read id; do echo begin $id; echo end $id; done"
        #expect(try await rehearse(good) == nil)
        let poison = "while read id; do echo begin $id; test $id = 8 && kill -SEGV $$; echo end $id; done"
        #expect(try await rehearse(poison) == RehearsalDeath(victim: eight, cause: .signal(SIGSEGV)))
        let busy = "while read id; do echo begin $id; ulimit -S -t 1; while :; do :; done; done"
        #expect(try await rehearse(busy) == RehearsalDeath(victim: RowID(rawValue: 7), cause: .tooSlow))
        for script in ["exit 1", "\(good); exit 1", "read id; echo begin $id; exit 1", "echo begin 8; kill -TERM $$"] {
            await #expect(throws: RehearsalFailure.self) { try await rehearse(script) }
        }
    }
}
