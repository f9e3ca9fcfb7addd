import Crypto
import Foundation
package import Intake

/// Sends a chat's transcript by mail, once the address has proven itself by a code.
package struct TranscriptDesk: Sendable {
    private let transcripts: any Transcripts
    private let letter: TranscriptLetter
    /// The mailbox that sends.
    private let channel: ChannelName
    private let messageIDDomain: String
    private let tokens: ReplyTokens
    private let ids: RowIDSource
    private let clock: any WallClock

    package init(
        transcripts: any Transcripts, letter: TranscriptLetter, channel: ChannelName, messageIDDomain: String,
        tokens: ReplyTokens, ids: RowIDSource, clock: any WallClock
    ) {
        self.transcripts = transcripts
        self.letter = letter
        self.channel = channel
        self.messageIDDomain = messageIDDomain
        self.tokens = tokens
        self.ids = ids
        self.clock = clock
    }

    /// Sends a code to an address. False for what is no address, and where there were too many.
    func ask(_ address: String, _ session: ChatSession) async throws(StoreFailure) -> Bool {
        guard let address = Self.normal(address) else { return false }
        let digits = String((0..<6).map { _ in Character(String(Int.random(in: 0...9))) })
        let now = clock.now()
        let code = TranscriptCode(
            id: ids.next(), session: session.id, address: address, hash: Self.hash(digits, session.id), at: now)
        let text = letter.code(digits, in: session.language ?? .english)
        return try await transcripts.ask(code, mail: mail(.transcriptCode, text, code, session, now))
    }

    /// Takes a code, and sends the transcript where it is right.
    func prove(_ digits: String, _ session: ChatSession) async throws(StoreFailure) -> TranscriptOutcome {
        let typed = digits.filter { $0.isASCII && $0.isNumber }
        let now = clock.now()
        return try await transcripts.prove(Self.hash(String(typed.prefix(12)), session.id), of: session.id, at: now) {
            code, chat in
            mail(.transcript, letter.transcript(chat, in: session.language ?? .english), code, session, now)
        }
    }

    private func mail(
        _ kind: OutboundKind, _ letter: RenderedReply, _ code: TranscriptCode, _ session: ChatSession, _ now: Moment
    ) -> OutboundMessage {
        let id = ids.next()
        let name = tokens.messageID(request: nil, outboxRow: id, domain: messageIDDomain)
        return OutboundMessage(
            id: id, kind: kind, channel: channel, recipient: code.address, subject: letter.subject, text: letter.text,
            language: session.language ?? .english, request: nil, conversation: nil, cause: code.id,
            messageID: String(name.dropFirst().dropLast()), createdAt: now, dueAt: now)
    }

    /// In lower case; nil for anything that one mailbox does not look like. It goes into a header, so that nothing passes but what stands
    /// in plain addresses (RFC 5321 §4.1.2, without quoted strings).
    static func normal(_ address: String) -> String? {
        let address = address.lowercased().drop { $0 == " " }
        let trimmed = String(address.reversed().drop { $0 == " " }.reversed())
        let parts = trimmed.split(separator: "@", omittingEmptySubsequences: false)
        guard trimmed.utf8.count <= 254, parts.count == 2, (1...64).contains(parts[0].utf8.count),
            parts[1].contains("."), !parts[1].hasPrefix("."), !parts[1].hasSuffix("."), !parts[1].contains(".."),
            !parts[0].hasPrefix("-")
        else { return nil }
        let isPlain = trimmed.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
            default: "@.-_+%".utf8.contains(byte)
            }
        }
        return isPlain ? trimmed : nil
    }

    private static func hash(_ digits: String, _ session: RowID) -> [UInt8] {
        Array(SHA256.hash(data: Data("transcript \(session) \(digits)".utf8)))
    }
}
