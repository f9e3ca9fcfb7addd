import TestKit
import Testing

@testable import Mail

/// What real servers do now and then, played by a script.
@Suite struct IMAPSessionTests {
    @Test("lines behind the login in one packet are lost with libcurl's buffer, and nothing comes of it")
    func linesBehindLogin() async throws {
        for behind in ["* 3 EXISTS\r\n", "* 3 EXI", "* CAPABILITY IMAP4rev1 IDLE\r\n* OK [ALERT] a {5}\r\n", "* "] {
            let capabilities = try await ScriptedSessions.imap { peer in
                try peer.playIMAPLogin(behind: behind)
                try peer.expect("CAPABILITY")
                let rest = behind == "* 3 EXI" ? "STS\r\n" : behind == "* " ? "5 RECENT\r\n" : ""
                try peer.send(rest + "* CAPABILITY IMAP4rev1 UIDPLUS\r\n$tag OK done\r\n")
                try peer.expect("LIST")
                try peer.send("$tag OK done\r\n")
            } body: { session in
                session.capabilities
            }
            #expect(capabilities == ["IMAP4REV1", "UIDPLUS"])
        }
    }

    @Test("Courier: an alert before the greeting, a namespace, no UIDNEXT")
    func courier() async throws {
        let state = try await ScriptedSessions.imap { peer in
            try peer.send("* OK [ALERT] Filesystem notification initialization error\r\n")
            try peer.playIMAPLogin(capabilities: "IMAP4rev1 NAMESPACE")
            try peer.playIMAPStart(capabilities: "IMAP4rev1 NAMESPACE")
            try peer.expect("SELECT \"INBOX.Open.New\"\r\n".trimmed)
            try peer.send("* FLAGS (\\Seen)\r\n* OK [PERMANENTFLAGS (\\* \\Seen)] ok\r\n* 12 EXISTS\r\n* 0 RECENT\r\n")
            try peer.send(
                "* OK [UIDVALIDITY 1234567890] Ok\r\n* OK [MYRIGHTS \"acdilrsw\"] ACL\r\n$tag OK [READ-WRITE] Ok\r\n")
            try peer.expect("UID SEARCH ALL")
            try peer.send("* SEARCH 4 9\r\n* SEARCH 11\r\n$tag OK done\r\n")
        } body: { session in
            let state = try session.select("Open/New")
            #expect(try session.searchAllUIDs() == [4, 9, 11])
            return state
        }
        #expect(state.uidValidity == 1_234_567_890)
        #expect(state.uidNext == nil)
        #expect(state.exists == 12)
        #expect(state.keeps(flag: "$Done"))
    }

    @Test("SELECT says what the mailbox is")
    func select() async throws {
        let state = try await ScriptedSessions.imap { peer in
            try peer.playIMAPSelect(
                capabilities: "IMAP4rev1 CONDSTORE",
                state: "* 3 EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT 104] ok\r\n"
                    + "* OK [HIGHESTMODSEQ 99] ok\r\n* OK [PERMANENTFLAGS (\\Seen)] ok\r\n")
        } body: {
            try $0.select("INBOX")
        }
        var expected = MailboxState(name: "INBOX", uidValidity: 7)
        expected.exists = 3
        expected.uidNext = 104
        expected.highestModSeq = 99
        expected.permanentFlags = ["\\Seen"]
        #expect(state == expected)
        #expect(state.keeps(flag: "\\seen") && !state.keeps(flag: "$Done"))
    }

    @Test("a mailbox without UIDVALIDITY is refused, and the session goes on")
    func noUIDValidity() async throws {
        try await ScriptedSessions.imap { peer in
            try peer.playIMAPSelect(state: "* 3 EXISTS\r\n")
            try peer.expect("LOGOUT")
        } body: { session in
            let failure = #expect(throws: IMAPFailure.self) { try session.select("INBOX") }
            #expect(failure?.endsSession == false)
            session.logout()
        }
    }

    @Test("UIDVALIDITY that changed between two selections shows")
    func uidValidityChange() async throws {
        let validities = try await ScriptedSessions.imap { peer in
            try peer.playIMAPSelect()
            try peer.expect("SELECT")
            try peer.send("* 3 EXISTS\r\n* OK [UIDVALIDITY 8] ok\r\n$tag OK done\r\n")
        } body: {
            [try $0.select("INBOX").uidValidity, try $0.select("INBOX").uidValidity]
        }
        #expect(validities == [7, 8])
    }

    @Test("\"n:*\" names the highest UID though it is old", arguments: [false, true])
    func highestUID(extended: Bool) async throws {
        let capabilities = extended ? "IMAP4rev1 ESEARCH" : "IMAP4rev1"
        let found = try await ScriptedSessions.imap { peer in
            try peer.playIMAPSelect(capabilities: capabilities)
            try peer.expect("UID 104:*")
            try peer.send(extended ? "* ESEARCH (TAG \"$tag\") UID ALL 103\r\n" : "* SEARCH 103\r\n")
            try peer.send("$tag OK done\r\n")
            try peer.expect("UID 100:*")
            try peer.send(extended ? "* ESEARCH (TAG \"$tag\") UID ALL 101:103\r\n" : "* SEARCH 103 101 102\r\n")
            try peer.send("$tag OK done\r\n")
            try peer.expect("UID 104:*")
            try peer.send(extended ? "* ESEARCH (TAG \"$tag\") UID\r\n" : "* SEARCH\r\n")
            try peer.send("$tag OK done\r\n")
        } body: { session in
            try session.select("INBOX")
            return [
                try session.searchUIDs(above: 103), try session.searchUIDs(above: 99),
                try session.searchUIDs(above: 103),
                try session.searchUIDs(above: .max),
            ]
        }
        #expect(found == [[], [101, 102, 103], [], []])
    }

    @Test("BYE in the middle ends the session and says why")
    func bye() async throws {
        try await ScriptedSessions.imap { peer in
            try peer.playIMAPSelect()
            try peer.expect("SEARCH")
            try peer.send("* BYE [UNAVAILABLE] ann@example.org is too busy\r\n")
        } body: { session in
            try session.select("INBOX")
            let failure = #expect(throws: IMAPFailure.self) { try session.searchAllUIDs() }
            #expect(failure == IMAPFailure(.unavailable, "the server said BYE [UNAVAILABLE]"))
            #expect(failure?.consequence == .retry && failure?.endsSession == true)
            #expect(!session.isUsable)
        }
    }

    @Test("Exchange's \"authenticated but not connected\" is to be retried")
    func notConnected() async throws {
        try await ScriptedSessions.imap { peer in
            try peer.playIMAPLogin()
            try peer.playIMAPStart()
            try peer.expect("SELECT")
            try peer.send("$tag BAD User is authenticated but not connected.\r\n")
        } body: { session in
            let failure = #expect(throws: IMAPFailure.self) { try session.select("INBOX") }
            #expect(failure?.consequence == .retry)
        }
    }

    @Test("a server that dribbles and one that only says \"still here\" are both silent")
    func silence() async throws {
        for isDribbling in [true, false] {
            try await ScriptedSessions.imap {
                $0.silence = .milliseconds(300)
            } script: { peer in
                try peer.playIMAPSelect()
                try peer.expect("SEARCH")
                // Until the other side has had enough.
                while (try? peer.send(isDribbling ? "*" : "* OK Still here\r\n", dribble: 1)) != nil {
                    try peer.pause()
                }
            } body: { session in
                try session.select("INBOX")
                #expect(throws: IMAPFailure(.timeout, "no answer in time")) { try session.searchAllUIDs() }
            }
        }
    }

    @Test("garbage in step ends the session: literals may be counted otherwise than we do")
    func garbage() async throws {
        try await ScriptedSessions.imap { peer in
            try peer.playIMAPSelect()
            try peer.expect("SEARCH")
            try peer.send("Received: from somewhere\r\n$tag OK done\r\n")
        } body: { session in
            try session.select("INBOX")
            let failure = #expect(throws: IMAPFailure.self) { try session.searchAllUIDs() }
            #expect(failure?.endsSession == true)
        }
    }

    @Test("flags go out in groups, and a bad one never")
    func flags() async throws {
        try await ScriptedSessions.imap { peer in
            try peer.playIMAPSelect()
            try peer.expect("UID STORE 1:500 +FLAGS.SILENT ($Done)")
            try peer.send("* 1 FETCH (FLAGS ($Done))\r\n$tag OK done\r\n")
            try peer.expect("UID STORE 501:600 +FLAGS.SILENT ($Done)")
            try peer.send("$tag OK done\r\n")
        } body: { session in
            try session.select("INBOX")
            try session.addFlags(["$Done"], to: 1...600)
            #expect(throws: IMAPFailure(.unwritable)) { try session.addFlags(["a b"], to: [1]) }
        }
    }

    @Test("moving by what the server can do, making the mailbox where it is missing")
    func move() async throws {
        let methods = try await ScriptedSessions.imap { peer in
            try peer.playIMAPSelect(capabilities: "IMAP4rev1 MOVE UIDPLUS")
            try peer.expect("UID MOVE 3:4,9 \"Done\"")
            try peer.send("$tag NO [TRYCREATE] no mailbox {3}\r\n")
            try peer.expect("CREATE \"Done\"")
            try peer.send("$tag NO [ALREADYEXISTS] there meanwhile\r\n")
            try peer.expect("UID MOVE 3:4,9 \"Done\"")
            try peer.send("* OK [COPYUID 1 3:4,9 1:3] ok\r\n* 3 EXPUNGE\r\n* VANISHED 4,9\r\n$tag OK done\r\n")
        } body: { session in
            try session.select("INBOX")
            return try session.move([9, 3, 4], to: "Done")
        }
        #expect(methods == .moved)
    }

    @Test("without MOVE: copy, mark, expunge just these; without UIDPLUS nothing is touched")
    func copy() async throws {
        let copied = try await ScriptedSessions.imap { peer in
            try peer.playIMAPSelect(capabilities: "IMAP4rev1 UIDPLUS")
            try peer.expect("UID COPY 3 \"Entw&APw-rfe\"")
            try peer.send("$tag OK done\r\n")
            try peer.expect("UID STORE 3 +FLAGS.SILENT (\\Deleted)")
            try peer.send("$tag OK done\r\n")
            try peer.expect("UID EXPUNGE 3")
            try peer.send("* 1 EXPUNGE\r\n$tag OK done\r\n")
        } body: { session in
            try session.select("INBOX")
            return try session.move([3], to: "Entwürfe")
        }
        #expect(copied == .copied)
        let stays = try await ScriptedSessions.imap { peer in
            try peer.playIMAPSelect()
            try peer.expect("LOGOUT")
        } body: { session in
            try session.select("INBOX")
            defer { session.logout() }
            return try session.move([3], to: "Done")
        }
        #expect(stays == .stays)
    }

    @Test("a copy that is refused deletes nothing")
    func refusedCopy() async throws {
        try await ScriptedSessions.imap { peer in
            try peer.playIMAPSelect(capabilities: "IMAP4rev1 UIDPLUS")
            try peer.expect("UID COPY")
            try peer.send("$tag NO [OVERQUOTA] full\r\n")
            try peer.expect("LOGOUT")
        } body: { session in
            try session.select("INBOX")
            let failure = #expect(throws: IMAPFailure.self) { try session.move([3], to: "Done") }
            #expect(failure?.consequence == .retry)
            session.logout()
        }
    }
}

extension String {
    fileprivate var trimmed: String { String(prefix { $0 != "\r\n" && $0 != "\r" }) }
}
