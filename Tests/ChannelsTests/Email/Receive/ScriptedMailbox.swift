import Foundation
import Synchronization
import TestKit

/// A mailbox that a scripted IMAP server serves, with what servers do wrong.
final class ScriptedMailbox: Sendable {
    struct State: Sendable {
        var mails: [UInt32: String] = [:]
        var uidValidity: UInt32 = 7
        var capabilities = "IMAP4rev1 IDLE UIDPLUS MOVE"
        var permanentFlags = #"\Seen \Deleted \*"#
        /// Asking for one of these ends the connection.
        var deadly: Set<UInt32> = []
        /// Nothing can be fetched at all: every FETCH ends the connection.
        var isBroken = false
        /// Gone between their sizes and their bodies.
        var vanishing: Set<UInt32> = []
        /// What each login is answered, one after the other; OK afterwards.
        var logins: [String] = []
        /// What each SELECT is answered, one after the other; as it should be afterwards.
        var selects: [String] = []
    }

    private let state: Mutex<State>
    private let heard = Mutex<[String]>([])
    /// Told of each command before it is answered.
    private let watch: @Sendable (String) -> Void

    init(_ state: State, watch: @escaping @Sendable (String) -> Void = { _ in }) {
        self.state = Mutex(state)
        self.watch = watch
    }

    /// Every command, without its tag.
    var commands: [String] { heard.withLock { $0 } }

    func change(_ body: @Sendable (inout State) -> Void) { state.withLock { body(&$0) } }

    /// Serves one connection to its end.
    func play(_ peer: ScriptedPeer) throws {
        try peer.send("* OK ready\r\n")
        var told = 0
        while let line = try? peer.line() {
            let command = line.split(separator: " ").dropFirst().joined(separator: " ")
            heard.withLock { $0.append(command) }
            watch(command)
            guard try answer(command, peer, &told) else { return }
        }
    }

    /// False where the connection ends.
    ///
    /// - Parameter told: how many mails the client was told of.
    private func answer(_ command: String, _ peer: ScriptedPeer, _ told: inout Int) throws -> Bool {
        let state = state.withLock { $0 }
        let words = command.uppercased().split(separator: " ").map { String($0) }
        switch words.first == "UID" ? words[1] : words.first ?? "" {
        case "CAPABILITY":
            try peer.send("* CAPABILITY \(state.capabilities) AUTH=PLAIN AUTH=XOAUTH2 SASL-IR\r\n$tag OK done\r\n")
        case "AUTHENTICATE":
            let answer = login()
            try peer.send(answer + "\r\n")
            return !answer.hasPrefix("* BYE")
        case "LIST": try peer.send("* LIST (\\Noselect) \"/\" \"\"\r\n$tag OK done\r\n")
        case "SELECT", "EXAMINE":
            try peer.send(select(state))
            told = state.mails.count
        case "SEARCH": try search(command, state, peer)
        case "FETCH": return try fetch(command, state, peer)
        case "IDLE": try idle(peer, &told)
        default: try peer.send("$tag OK done\r\n")
        }
        return true
    }

    private func login() -> String {
        state.withLock { $0.logins.isEmpty ? "$tag OK logged in" : $0.logins.removeFirst() }
    }

    private func select(_ state: State) -> String {
        if let answer = self.state.withLock({ $0.selects.isEmpty ? nil : $0.selects.removeFirst() }) {
            return answer + "\r\n"
        }
        return "* \(state.mails.count) EXISTS\r\n* OK [UIDVALIDITY \(state.uidValidity)] ok\r\n"
            + "* OK [PERMANENTFLAGS (\(state.permanentFlags))] ok\r\n$tag OK [READ-WRITE] done\r\n"
    }

    private func search(_ command: String, _ state: State, _ peer: ScriptedPeer) throws {
        let found = Self.uids(in: command, of: state).map { " \($0)" }.joined()
        try peer.send("* SEARCH\(found)\r\n$tag OK done\r\n")
    }

    private func fetch(_ command: String, _ state: State, _ peer: ScriptedPeer) throws -> Bool {
        let uids = Self.uids(in: command, of: state)
        let wantsSizes = command.contains("RFC822.SIZE")
        guard !state.isBroken, wantsSizes || state.deadly.isDisjoint(with: uids) else { return false }
        for uid in uids {
            let mail = state.mails[uid] ?? ""
            if wantsSizes {
                try peer.send(
                    "* \(uid) FETCH (UID \(uid) FLAGS () INTERNALDATE \"21-Nov-2026 12:00:0\(uid % 10) +0000\" RFC822.SIZE \(mail.utf8.count))\r\n"
                )
            } else {
                let section = command.contains("HEADER") ? "[HEADER]<0>" : "[]"
                try peer.send("* \(uid) FETCH (UID \(uid) BODY\(section) {\(mail.utf8.count)}\r\n\(mail))\r\n")
            }
        }
        if wantsSizes { self.state.withLock { state in for uid in state.vanishing { state.mails[uid] = nil } } }
        try peer.send("$tag OK done\r\n")
        return true
    }

    /// Tells of more mails within ten milliseconds.
    private func idle(_ peer: ScriptedPeer, _ told: inout Int) throws {
        let tag = peer.tag
        try peer.send("+ idling\r\n")
        while try !peer.hasLine() {
            let count = state.withLock { $0.mails.count }
            if count != told {
                told = count
                try peer.send("* \(count) EXISTS\r\n")
            }
        }
        try peer.expect("DONE")
        try peer.send("\(tag) OK done\r\n")
    }

    private static func uids(in command: String, of state: State) -> [UInt32] {
        guard let set = command.split(separator: " ").first(where: { $0.first?.isNumber == true }) else { return [] }
        let highest = state.mails.keys.max() ?? 0
        let ranges = set.split(separator: ",").map { part in
            let ends = part.split(separator: ":").map { $0 == "*" ? highest : UInt32($0) ?? 0 }
            return min(ends[0], ends[ends.count - 1])...max(ends[0], ends[ends.count - 1])
        }
        return state.mails.keys.filter { uid in ranges.contains { $0.contains(uid) } }.sorted()
    }
}
