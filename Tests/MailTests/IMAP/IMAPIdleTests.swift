import Synchronization
import TestKit
import Testing

@testable import Mail

@Suite struct IMAPIdleTests {
    private static func play(_ peer: ScriptedPeer, capabilities: String = "IMAP4rev1 IDLE") throws {
        try peer.playIMAPSelect(capabilities: capabilities)
        try peer.expect("UID SEARCH")
        try peer.send("* SEARCH 101 102 103\r\n$tag OK done\r\n")
    }

    private static func begin(_ session: IMAPSession) throws {
        try session.select("INBOX")
        _ = try session.searchAllUIDs()
    }

    @Test(
        "a notice while idling, before \"+\", cut to pieces, and while others go",
        arguments: ["after", "before", "dribbled", "with one gone", "by another name"])
    func notice(when: String) async throws {
        let news = try await ScriptedSessions.imap { peer in
            try Self.play(peer)
            try peer.expect("IDLE")
            let tag = peer.tag
            switch when {
            case "before": try peer.send("* 4 EXISTS\r\n+ idling\r\n")
            case "dribbled": try peer.send("+ idling\r\n* 4 EXISTS\r\n* 1 RECENT\r\n", dribble: 1)
            case "with one gone": try peer.send("+ idling\r\n* 2 EXPUNGE\r\n* 3 EXISTS\r\n")
            case "by another name": try peer.send("+ idling\r\n* VANISHED 101:102\r\n* 2 EXISTS\r\n")
            default: try peer.send("+ idling\r\n* OK Still here\r\n* 1 FETCH (FLAGS (\\Seen))\r\n* 4 EXISTS\r\n")
            }
            try peer.expect("DONE")
            try peer.send("\(tag) OK done\r\n")
            try peer.expect("NOOP")
            try peer.send("$tag OK done\r\n")
        } body: { session in
            try Self.begin(session)
            return try session.waitForNews()
        }
        #expect(news == .look)
    }

    @Test("a count that is only repeated is no news: Exchange Online says it at every IDLE")
    func repeated() async throws {
        let signal = try WakeSignal()
        let news = try await ScriptedSessions.imap(signal: signal) { peer in
            try Self.play(peer)
            try peer.expect("IDLE")
            let tag = peer.tag
            try peer.send("* 3 EXISTS\r\n+ idling\r\n* 3 EXISTS\r\n* 2 EXISTS\r\n")
            signal.wake()
            try peer.expect("DONE")
            try peer.send("\(tag) OK done\r\n")
            try peer.expect("NOOP")
            try peer.send("* 2 EXISTS\r\n$tag OK done\r\n")
        } body: { session in
            try Self.begin(session)
            return try session.waitForNews()
        }
        #expect(news == .woken)
    }

    @Test("mails named before the wait began are not waited for")
    func newsBefore() async throws {
        let news = try await ScriptedSessions.imap { peer in
            try peer.playIMAPSelect(capabilities: "IMAP4rev1 IDLE")
            try peer.expect("UID SEARCH")
            try peer.send("* SEARCH 101\r\n* 4 EXISTS\r\n$tag OK done\r\n")
        } body: { session in
            try Self.begin(session)
            return try session.waitForNews()
        }
        #expect(news == .look)
    }

    @Test("a wake from another thread ends the wait, and the session goes on")
    func wake() async throws {
        let signal = try WakeSignal()
        let news = try await ScriptedSessions.imap(signal: signal) { peer in
            try Self.play(peer)
            for _ in 0..<2 {
                try peer.expect("IDLE")
                let tag = peer.tag
                try peer.send("+ idling\r\n")
                signal.wake()
                try peer.expect("DONE")
                try peer.send("\(tag) OK done\r\n")
                try peer.expect("NOOP")
                try peer.send("$tag OK done\r\n")
            }
        } body: { session in
            try Self.begin(session)
            return [try session.waitForNews(), try session.waitForNews()]
        }
        #expect(news == [.woken, .woken])
    }

    @Test("a wake during another command is kept for the next wait")
    func earlyWake() async throws {
        let signal = try WakeSignal()
        let news = try await ScriptedSessions.imap(signal: signal) { peer in
            try peer.playIMAPSelect()
            try peer.expect("UID SEARCH")
            signal.wake()
            try peer.send("* SEARCH 1\r\n", dribble: 1)
            try peer.send("$tag OK done\r\n")
            try peer.expectClose()
        } body: { session in
            try Self.begin(session)
            return try session.waitForNews(pollInterval: .seconds(3600))
        }
        #expect(news == .woken)
    }

    @Test("the time is up: DONE, NOOP, and a look")
    func timeUp() async throws {
        let news = try await ScriptedSessions.imap {
            $0.idle = .milliseconds(50)
        } script: { peer in
            try Self.play(peer)
            try peer.expect("IDLE")
            let tag = peer.tag
            try peer.send("+ idling\r\n")
            try peer.expect("DONE")
            try peer.send("\(tag) OK done\r\n")
            try peer.expect("NOOP")
            try peer.send("* 9 EXISTS\r\n$tag OK done\r\n")
        } body: { session in
            try Self.begin(session)
            return try session.waitForNews()
        }
        #expect(news == .look)
    }

    @Test("a server that hangs in IDLE is found out by DONE")
    func hanging() async throws {
        try await ScriptedSessions.imap {
            $0.idle = .milliseconds(50)
            $0.silence = .milliseconds(200)
        } script: { peer in
            try Self.play(peer)
            try peer.expect("IDLE")
            try peer.send("+ idling\r\n")
            try peer.expect("DONE")
            try peer.expectClose()
        } body: { session in
            try Self.begin(session)
            #expect(throws: IMAPFailure(.timeout, "no answer in time")) { try session.waitForNews() }
        }
    }

    @Test("without IDLE, or where it is refused, waiting is asking", arguments: [true, false])
    func polling(isRefused: Bool) async throws {
        let news = try await ScriptedSessions.imap { peer in
            try Self.play(peer, capabilities: isRefused ? "IMAP4rev1 IDLE" : "IMAP4rev1")
            if isRefused {
                try peer.expect("IDLE")
                try peer.send("$tag NO not today\r\n")
            }
            try peer.expect("NOOP")
            try peer.send("$tag OK done\r\n")
        } body: { session in
            try Self.begin(session)
            #expect(session.supportsIDLE == isRefused)
            defer { #expect(!session.supportsIDLE) }
            return try session.waitForNews(pollInterval: .milliseconds(20))
        }
        #expect(news == .look)
    }

    @Test("BYE while idling")
    func bye() async throws {
        try await ScriptedSessions.imap { peer in
            try Self.play(peer)
            try peer.expect("IDLE")
            try peer.send("+ idling\r\n* BYE server shutting down\r\n")
        } body: { session in
            try Self.begin(session)
            let failure = #expect(throws: IMAPFailure.self) { try session.waitForNews() }
            #expect(failure?.consequence == .retry)
        }
    }

    @Test("cancelling the task ends the call under way")
    func cancel() async throws {
        let isIdling = AsyncStream<Void>.makeStream()
        let task = Task {
            try await ScriptedSessions.imap { peer in
                try Self.play(peer)
                try peer.expect("IDLE")
                try peer.send("+ idling\r\n")
                isIdling.continuation.yield()
                try peer.expectClose()
            } body: { session in
                try Self.begin(session)
                return try session.waitForNews()
            }
        }
        for await _ in isIdling.stream { break }
        task.cancel()
        await #expect(throws: IMAPFailure(.cancelled, "ended by us")) { try await task.value }
    }
}
