import TestKit
import Testing

@testable import Mail

/// Every requested UID comes back once, whatever the server does with it.
@Suite struct IMAPFetchTests {
    /// A mailbox that a script plays: UID → mail, and what the server does wrong.
    struct Mailbox: Sendable {
        var mails: [UInt32: [UInt8]]
        /// Sizes that the server names instead of the true ones.
        var claimedSizes: [UInt32: Int] = [:]
        /// Gone once their sizes were asked for.
        var vanishing: Set<UInt32> = []
        /// Refused with NO whenever their body is part of a command.
        var refused: Set<UInt32> = []
        /// Left out of every answer, though they are there.
        var withheld: Set<UInt32> = []
        var dribble: Int?
        /// Said in the middle of every answer.
        var interruption = ""

        /// Answers UID FETCH and UID SEARCH until the other side says LOGOUT.
        func play(_ peer: ScriptedPeer) throws {
            var gone: Set<UInt32> = []
            while true {
                let line = try peer.line()
                if line.contains("LOGOUT") { return }
                let uids = Self.uids(in: line).filter { mails[$0] != nil && !gone.contains($0) }
                if line.contains("SEARCH") {
                    try peer.send("* SEARCH \(uids.map { "\($0)" }.joined(separator: " "))\r\n$tag OK done\r\n")
                } else if line.contains("STORE") {
                    try peer.send("$tag OK done\r\n")
                } else {
                    try answer(line, uids, peer)
                }
                if line.contains("RFC822.SIZE") { gone.formUnion(vanishing) }
            }
        }

        private func answer(_ line: String, _ uids: [UInt32], _ peer: ScriptedPeer) throws {
            let wantsSizes = line.contains("RFC822.SIZE")
            if !wantsSizes, uids.contains(where: { refused.contains($0) }) {
                return try peer.send(
                    "$tag NO The requested message could not be converted to an RFC-822 compatible format.\r\n")
            }
            for uid in uids where wantsSizes || !withheld.contains(uid) {
                let mail = mails[uid] ?? []
                if wantsSizes {
                    let size = claimedSizes[uid] ?? mail.count
                    try peer.send(
                        "* \(uid) FETCH (RFC822.SIZE \(size) UID \(uid) INTERNALDATE \" 1-Jan-1970 00:00:01 +0000\" FLAGS (\\Seen))\r\n"
                    )
                } else {
                    let (section, bytes) = Self.part(of: mail, asked: line)
                    let head = "* \(uid) FETCH (UID \(uid) BODY\(section) {\(bytes.count)}\r\n"
                    try peer.send(Array(head.utf8) + bytes + Array(")\r\n".utf8), dribble: dribble)
                }
                try peer.send(interruption)
            }
            try peer.send("$tag OK done\r\n")
        }

        private static func part(of mail: [UInt8], asked line: String) -> (String, [UInt8]) {
            guard let open = line.firstIndex(of: "<"), let close = line.firstIndex(of: ">") else { return ("[]", mail) }
            let numbers = line[line.index(after: open)..<close].split(separator: ".").compactMap { Int($0) }
            let start = min(numbers[0], mail.count)
            let bytes = Array(mail[start..<min(start + numbers[1], mail.count)])
            return (line.contains("HEADER") ? "[HEADER]<0>" : "[]<\(numbers[0])>", bytes)
        }

        private static func uids(in line: String) -> [UInt32] {
            let words = line.split(separator: " ")
            guard let index = words.firstIndex(where: { $0.first?.isNumber == true }) else { return [] }
            return words[index].split(separator: ",").flatMap { part in
                let ends = part.split(separator: ":").compactMap { UInt32($0) }
                return Array(ends[0]...ends[ends.count - 1])
            }
        }
    }

    static func mail(_ uid: UInt32, bytes: Int = 40) -> [UInt8] {
        let head = Array("Subject: \(uid)\r\n\r\n".utf8)
        return head + [UInt8](repeating: UInt8(truncatingIfNeeded: uid), count: max(0, bytes - head.count))
    }

    /// Fetches `uids` and gives the outcomes by UID; each UID must come once.
    static func fetch(
        _ mailbox: Mailbox, _ uids: [UInt32], adjust: @Sendable (inout FetchLimits) -> Void = { _ in },
        settings: @Sendable (inout IMAPSettings) -> Void = { _ in }
    ) async throws -> [UInt32: FetchedMail] {
        let fetched = try await ScriptedSessions.imap(adjust: settings) { peer in
            try peer.playIMAPSelect()
            try mailbox.play(peer)
        } body: { session in
            try session.select("INBOX")
            var limits = FetchLimits()
            adjust(&limits)
            let fetch = try session.fetch(uids, limits: limits)
            var mails: [FetchedMail] = []
            while let batch = try fetch.next() { mails += batch }
            session.logout()
            return mails
        }
        #expect(fetched.map(\.uid).sorted() == Set(uids).sorted())
        return Dictionary(fetched.map { ($0.uid, $0) }, uniquingKeysWith: { $1 })
    }

    @Test("1,234 mails in ranges, whole and in order, with the server talking in between")
    func ranges() async throws {
        let uids = Array(1...1234 as ClosedRange<UInt32>)
        var mailbox = Mailbox(mails: Dictionary(uniqueKeysWithValues: uids.map { ($0, Self.mail($0)) }))
        mailbox.interruption = "* 2000 EXISTS\r\n* 7 FETCH (FLAGS (\\Answered))\r\n"
        let fetched = try await Self.fetch(mailbox, uids)
        for uid in uids {
            let expected = FetchedMail(uid: uid, flags: ["\\Seen"], internalDate: 1000, content: .whole(Self.mail(uid)))
            try #require(fetched[uid] == expected)
        }
    }

    @Test("a byte a packet")
    func dribbled() async throws {
        var mailbox = Mailbox(mails: [5: Self.mail(5), 9: Self.mail(9, bytes: 300)])
        mailbox.dribble = 1
        let fetched = try await Self.fetch(mailbox, [5, 9])
        #expect(fetched[5]?.content == .whole(Self.mail(5)))
        #expect(fetched[9]?.content == .whole(Self.mail(9, bytes: 300)))
    }

    @Test(
        "large mails come in pieces, also of sizes that are a multiple of a piece, and where the server names a wrong size"
    )
    func pieces() async throws {
        var mailbox = Mailbox(mails: [:])
        let sizes = [1: 1000, 2: 1024, 3: 1025, 4: 2048, 5: 2047, 6: 3000, 7: 256] as [UInt32: Int]
        for (uid, size) in sizes { mailbox.mails[uid] = Self.mail(uid, bytes: size) }
        mailbox.claimedSizes = [6: 2100, 7: 5000]
        let fetched = try await Self.fetch(mailbox, Array(1...7)) { limits in
            limits.wholeBytes = 1024
            limits.pieceBytes = 256
        }
        for uid in sizes.keys { #expect(fetched[uid]?.content == mailbox.mails[uid].map { .whole($0) }, "\(uid)") }
    }

    @Test("a mail over the limit is reported with its header, by its named size, its pieces or its literal")
    func tooLarge() async throws {
        var mailbox = Mailbox(mails: [:])
        for uid in 1...4 as ClosedRange<UInt32> { mailbox.mails[uid] = Self.mail(uid, bytes: 5000) }
        mailbox.mails[5] = Self.mail(5)
        // 1 says so; 2 and 3 show when their pieces or their literal exceed it; 4 does not even fit the reader.
        mailbox.claimedSizes = [2: 1500, 3: 100, 4: 100]
        mailbox.mails[4] = Self.mail(4, bytes: 20_000)
        let fetched = try await Self.fetch(mailbox, Array(1...5)) { limits in
            limits.mailBytes = 2000
            limits.wholeBytes = 1024
            limits.pieceBytes = 256
            limits.headerBytes = 12
        } settings: {
            $0.limits.literalBytes = 10_000
        }
        for uid in 1...4 as ClosedRange<UInt32> {
            guard case .tooLarge(let size, let header)? = fetched[uid]?.content else {
                Issue.record("UID \(uid): \(String(describing: fetched[uid]?.content))")
                continue
            }
            #expect(size > 2000, "\(uid)")
            #expect(header == Array(Self.mail(uid).prefix(12)), "\(uid)")
        }
        #expect(fetched[5]?.content == .whole(Self.mail(5)))
    }

    @Test("mails that are gone, before and between the commands, are named")
    func vanished() async throws {
        var mailbox = Mailbox(mails: [:])
        for uid in [1, 2, 3, 5] as [UInt32] { mailbox.mails[uid] = Self.mail(uid) }
        mailbox.vanishing = [2]
        let fetched = try await Self.fetch(mailbox, [1, 2, 3, 4, 5])
        #expect(fetched[2]?.content == .vanished)
        #expect(fetched[4]?.content == .vanished)
        for uid in [1, 3, 5] as [UInt32] { #expect(fetched[uid]?.content == .whole(Self.mail(uid))) }
    }

    @Test("a mail that the server refuses or withholds is called unreadable, and its neighbours come")
    func unreadable() async throws {
        var mailbox = Mailbox(mails: [:])
        for uid in 1...9 as ClosedRange<UInt32> { mailbox.mails[uid] = Self.mail(uid) }
        mailbox.mails[8] = Self.mail(8, bytes: 2000)
        mailbox.refused = [4, 8]
        mailbox.withheld = [6]
        let fetched = try await Self.fetch(mailbox, Array(1...9)) { $0.wholeBytes = 1024 }
        for uid in [4, 6, 8] as [UInt32] { #expect(fetched[uid]?.content == .unreadable, "\(uid)") }
        for uid in [1, 2, 3, 5, 7, 9] as [UInt32] { #expect(fetched[uid]?.content == .whole(Self.mail(uid)), "\(uid)") }
    }

    @Test("flagging between two batches disturbs nothing")
    func storeBetween() async throws {
        let mailbox = Mailbox(mails: Dictionary(uniqueKeysWithValues: (1...100).map { ($0, Self.mail($0)) }))
        let count = try await ScriptedSessions.imap { peer in
            try peer.playIMAPSelect()
            try mailbox.play(peer)
        } body: { session in
            try session.select("INBOX")
            var limits = FetchLimits()
            limits.range = 10
            limits.batchMails = 7
            let fetch = try session.fetch(1...100 as ClosedRange<UInt32>, limits: limits)
            var count = 0
            while let batch = try fetch.next() {
                try session.addFlags(["$Done"], to: batch.map(\.uid))
                count += batch.count
            }
            session.logout()
            return count
        }
        #expect(count == 100)
    }

    @Test("a fetch given up half-way leaves the line clean")
    func givenUp() async throws {
        let mailbox = Mailbox(mails: Dictionary(uniqueKeysWithValues: (1...100).map { ($0, Self.mail($0)) }))
        let found = try await ScriptedSessions.imap { peer in
            try peer.playIMAPSelect()
            try mailbox.play(peer)
        } body: { session in
            try session.select("INBOX")
            var limits = FetchLimits()
            limits.range = 10
            limits.batchMails = 7
            _ = try session.fetch(1...100 as ClosedRange<UInt32>, limits: limits).next()
            let again = try session.fetch([3, 4], limits: limits)
            defer { session.logout() }
            return try again.next()?.map(\.uid)
        }
        #expect(found == [3, 4])
    }

    @Test("a connection cut inside a literal gives what was whole, then the suspects")
    func cut() async throws {
        try await ScriptedSessions.imap { peer in
            try peer.playIMAPSelect()
            try peer.expect("RFC822.SIZE")
            for uid in 1...3 { try peer.send("* \(uid) FETCH (UID \(uid) RFC822.SIZE 10)\r\n") }
            try peer.send("$tag OK done\r\n")
            try peer.expect("BODY.PEEK[]")
            try peer.send("* 1 FETCH (UID 1 BODY[] {10}\r\n0123456789)\r\n* 2 FETCH (UID 2 BODY[] {10}\r\n01234")
        } body: { session in
            try session.select("INBOX")
            var limits = FetchLimits()
            limits.batchMails = 1
            let fetch = try session.fetch(1...3 as ClosedRange<UInt32>, limits: limits)
            #expect(try fetch.next()?.map(\.content) == [.whole(Array("0123456789".utf8))])
            let failure = #expect(throws: IMAPFailure.self) { try fetch.next() }
            #expect(failure?.suspects == [2, 3])
            #expect(failure?.consequence == .retry)
        }
    }

    @Test("a literal counted wrongly by the server ends the session with the suspects, and is never read as responses")
    func miscounted() async throws {
        try await ScriptedSessions.imap { peer in
            try peer.playIMAPSelect()
            try peer.expect("RFC822.SIZE")
            try peer.send("* 1 FETCH (UID 1 RFC822.SIZE 10)\r\n$tag OK done\r\n")
            try peer.expect("BODY.PEEK[]")
            try peer.send("* 1 FETCH (UID 1 BODY[] {10}\r\n0123456789ab\r\n* BYE\r\n)\r\n$tag OK done\r\n")
        } body: { session in
            try session.select("INBOX")
            let fetch = try session.fetch([1])
            let failure = #expect(throws: IMAPFailure.self) { try fetch.next() }
            #expect(failure?.suspects == [1])
        }
    }
}
