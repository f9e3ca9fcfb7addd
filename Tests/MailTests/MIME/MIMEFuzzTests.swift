import TestKit
import Testing

@testable import Mail

/// Any octets are a mail: mutated mails must neither trap nor give text that cannot be stored.
@Suite("Mutated mails")
struct MIMEFuzzTests {
    /// Pieces that mean something to the parser, so that mutations reach its corners.
    static let pieces: [[UInt8]] =
        [
            "--", "--b", "--b--", "\r\n", "\n", "\r", "\n\n", "\0", "=?utf-8?B?", "?=", "=?", "=", "=3D", "=\r\n", "<",
            ">", "\"", "(", ")", ":", ";", ",", "@",
            "Content-Type: multipart/mixed; boundary=b\r\n", "Content-Type: text/html\r\n",
            "Content-Transfer-Encoding: base64\r\n",
            "Content-Type: message/rfc822\r\n\r\n", "name*0*=utf-8''%E2", "charset=utf-16", "charset=iso-2022-jp",
            "charset=utf-7", "&#x", "<!--", "<script>",
            "<blockquote>", "<a href=", "format=flowed", "begin 644 x\n", "From: ", "Subject: ",
        ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xE2, 0x82], [0x1B, 0x24, 0x42], [0xEF, 0xBB, 0xBF]]

    static let seeds: [[UInt8]] = [
        """
        Return-Path: <a@b>
        From: "Jo \\"J\\" D" <jo@example.org> (x), Group: a@b;
        Subject: =?utf-8?Q?Stra=C3=9Fe?= =?iso-2022-jp?B?GyRCRnxLXBsoQg==?=
        Date: Fri, 7 Oct 1994 16:15:05 -0700 (PDT)
        Message-ID: <m1@example.org>
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: multipart/alternative; boundary=c

        --c
        Content-Type: text/plain; charset=iso-8859-1; format=flowed; delsp=yes
        Content-Transfer-Encoding: quoted-printable

        f=FCr =
        > quoted
        --c
        Content-Type: text/html; charset=gb2312

        <p class="x">a &amp; b<br><a href="https://x.example">y</a><blockquote>z</blockquote></p>
        --c--
        --b
        Content-Type: message/delivery-status

        Final-Recipient: rfc822; a@b
        Action: failed
        --b
        Content-Type: message/rfc822; name*0*=utf-8''%e2%82; name*1*=%ac
        Content-Disposition: attachment; filename="x.eml"
        Content-Transfer-Encoding: base64

        U3ViamVjdDogeA0KDQpoZWxsbw==
        --b--
        """,
        "Subject: s\nContent-Type: text/html; charset=shift_jis\n\n<html><head><meta charset=utf-8></head><ul><li>a<li>b</ul><table><tr><td>c<td>d</table>",
        "From a\nX: y\nContent-Type: text/plain; charset=utf-16\n\nhello",
    ].map { Array($0.utf8) }

    static func mutate(_ original: [UInt8], with random: inout SeededGenerator) -> [UInt8] {
        var bytes = original
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            guard !bytes.isEmpty else { return pieces.randomElement(using: &random) ?? [] }
            let at = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(bytes.count, at + Int.random(in: 1...40, using: &random))
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.removeSubrange(at..<end)
            case 2: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: at)
            case 3: bytes.insert(contentsOf: bytes[at..<end], at: Int.random(in: 0...bytes.count, using: &random))
            case 4: bytes.replaceSubrange(at..<end, with: pieces.randomElement(using: &random) ?? [])
            default: bytes.removeSubrange(at...)
            }
        }
        return bytes
    }

    /// Reads everything that the parser gives, and checks what must hold for any octets.
    static func check(_ bytes: [UInt8], limits: MailLimits = .standard) -> Bool {
        let mail = ParsedMail(parsing: bytes, limits: limits)
        var strings = [mail.subject, mail.text, mail.html, mail.messageID, mail.returnPath].compactMap { $0 }
        strings += mail.inReplyTo + mail.references
        strings += (mail.from + mail.to + mail.cc + mail.replyTo).flatMap { [$0.address, $0.name ?? ""] }
        strings += mail.headers.pairs.flatMap { [$0.name, $0.value] }
        strings += mail.attachments.flatMap { [$0.name ?? "", $0.contentID ?? "", $0.mediaType.description] }
        strings += mail.report?.recipients.flatMap { [$0.action ?? "", $0.diagnostic ?? ""] } ?? []
        let areStorable = strings.allSatisfy {
            !$0.utf8.contains(0) && String(validating: Array($0.utf8), as: UTF8.self) != nil
        }
        let haveSizes = mail.attachments.allSatisfy {
            $0.size == $0.content().count && ($0.message()?.defects.count ?? 0) >= 0
        }
        return areStorable && haveSizes && mail.headers.count <= limits.headerFields
            && mail.attachments.count <= limits.parts
            && (mail.text?.utf8.count ?? 0) <= limits.textBytes
            && (mail.html?.utf8.count ?? 0) <= limits.textBytes
            && (mail.from + mail.to).allSatisfy { !$0.address.isEmpty }
    }

    @Test("Mutations of our own mails", arguments: 0..<8)
    func ours(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<250 {
            let bytes = Self.mutate(Self.seeds.randomElement(using: &random) ?? [], with: &random)
            let holds = Self.check(bytes, limits: MailLimits(depth: 3, parts: 6, headerFields: 12, textBytes: 200))
            #expect(holds, "\(bytes)")
        }
    }

    @Test("Every mail cut off at every place")
    func cutOff() {
        for seed in Self.seeds {
            for length in 0...seed.count {
                let holds = Self.check(Array(seed[..<length]))
                #expect(holds, "cut at \(length)")
            }
        }
    }

    @Test("Random octets and random pieces", arguments: 0..<4)
    func random(seed: UInt64) {
        var random = SeededGenerator(seed: seed &+ 1_000)
        for _ in 0..<300 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0...30, using: &random) {
                if Bool.random(using: &random) {
                    bytes += Self.pieces.randomElement(using: &random) ?? []
                } else {
                    bytes += (0..<Int.random(in: 0...9, using: &random)).map { _ in
                        UInt8.random(in: 0...255, using: &random)
                    }
                }
            }
            let holds = Self.check(bytes)
            #expect(holds, "\(bytes)")
        }
    }

    @Test("Mutations of the corpus", .enabled(if: SharedMaterial.has("corpus"), "needs ../shared/corpus"))
    func corpus() throws {
        var random = SeededGenerator(seed: 311)
        for path in try MailCorpus.paths() {
            let bytes = try SharedMaterial.bytes(path)
            guard bytes.count < 40_000 else { continue }
            for _ in 0..<4 {
                let mutated = Self.mutate(bytes, with: &random)
                let holds = Self.check(mutated)
                #expect(holds, "a mutation of \(path)")
            }
        }
    }
}
