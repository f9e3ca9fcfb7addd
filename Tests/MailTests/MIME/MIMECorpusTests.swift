import Foundation
import TestKit
import Testing

@testable import Mail

/// Mails that broke other parsers, against what those parsers' own tests expect of them.
@Suite("The corpus", .enabled(if: SharedMaterial.has("corpus"), "needs ../shared/corpus"))
struct MIMECorpusTests {
    /// White space runs as one space, so that line ends and joints do not matter; NUL as nothing.
    static func squeezed(_ text: String) -> String {
        text.replacing("\0", with: "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test("Every mail is a mail: something to read or to open, and storable")
    func all() throws {
        let paths = try MailCorpus.paths()
        var empty: [String] = []
        for path in paths {
            let bytes = try SharedMaterial.bytes(path)
            let holds = MIMEFuzzTests.check(bytes)
            #expect(holds, "\(path)")
            let mail = ParsedMail(parsing: bytes)
            let hasText = mail.text?.utf8.contains { !$0.isWhitespace } ?? false
            if !hasText, mail.attachments.isEmpty { empty.append(path) }
        }
        print("corpus: \(paths.count) mails, \(empty.count) with nothing to read: \(empty)")
        #expect(paths.count >= 190)
        #expect(empty.count <= 9)
    }

    private struct Agreement {
        var total = 0
        var agreed: [String: Int] = [:]

        func count(_ aspect: String) -> Int { agreed[aspect] ?? 0 }

        mutating func note(_ aspect: String, _ path: String, _ isSame: Bool) {
            agreed[aspect] = count(aspect) + (isSame ? 1 : 0)
            if !isSame { print("differs in \(aspect): \(path)") }
        }
    }

    /// What stalwart's mail-parser expects of its own mails. Where they differ it is mostly what a multipart that is never closed holds: stalwart has it
    /// as an attachment, here it is the last part's text.
    @Test("Agreement with stalwart's expectations")
    func stalwart() throws {
        var agreement = Agreement()
        for path in try MailCorpus.paths() where path.contains("stalwart") {
            let json = path.replacing(/\.eml$/, with: ".json")
            guard SharedMaterial.has(json), json != path else { continue }
            let expected = try StalwartExpectation(parsing: Data(SharedMaterial.bytes(json)))
            let mail = ParsedMail(parsing: try SharedMaterial.bytes(path))
            agreement.total += 1
            agreement.note("subject", path, Self.squeezed(mail.subject ?? "") == Self.squeezed(expected.subject ?? ""))
            agreement.note("from", path, mail.from.map(\.address) == expected.from)
            agreement.note("attachments", path, mail.attachments.count == expected.attachments)
            if let text = expected.text {
                // What is joined here with line ends, stalwart leaves as separate texts.
                let same =
                    Self.squeezed(mail.text ?? "").filter { $0 != " " } == Self.squeezed(text).filter { $0 != " " }
                agreement.note("text", path, same)
            } else {
                agreement.note("text", path, mail.textIsFromHTML)
            }
        }
        print("stalwart agrees, of \(agreement.total): \(agreement.agreed)")
        #expect(agreement.total == 53)
        #expect(agreement.count("subject") >= 53)
        #expect(agreement.count("from") >= 51)
        #expect(agreement.count("attachments") >= 40)
        #expect(agreement.count("text") >= 35)
    }

    /// mime4j has each text part decoded in a file of its own: all of them must be in our text, or in that of a mail inside.
    @Test("Agreement with mime4j's decoded texts")
    func mime4j() throws {
        let folder = "corpus/mime4j/core/src/test/resources/testmsgs"
        let names = try SharedMaterial.names(in: folder)
        var (total, agreed) = (0, 0)
        for message in names where message.hasSuffix(".msg") {
            let stem = message.dropLast(4)
            let mail = ParsedMail(parsing: try SharedMaterial.bytes("\(folder)/\(message)"))
            let ours = Self.readable(mail)
            for text in names where text.hasPrefix("\(stem)_decoded_") && text.hasSuffix(".txt") {
                total += 1
                var wanted: [UInt8] = []
                let file = try SharedMaterial.bytes("\(folder)/\(text)")
                _ = Charset.utf8.decode(file.span, into: &wanted)
                let letters = Self.letters(String(decoding: wanted, as: UTF8.self))
                if letters.isEmpty || ours.contains(letters) {
                    agreed += 1
                } else {
                    print("differs: \(text)")
                }
            }
        }
        print("mime4j agrees on \(agreed) of \(total) texts")
        #expect(total == 36)
        #expect(agreed >= 31)
    }

    /// The ASCII letters and digits only: mime4j's files are in the mails' own charsets.
    private static func letters(_ text: String) -> String {
        String(decoding: text.utf8.filter { $0.isLetter || $0.isDigit }, as: UTF8.self)
    }

    /// Everything that can be read in a mail and in the mails and texts attached to it.
    private static func readable(_ mail: ParsedMail) -> String {
        var text = letters((mail.text ?? "") + (mail.html ?? ""))
        for attachment in mail.attachments {
            if let inner = attachment.message() {
                text += readable(inner)
            } else {
                text += letters(String(decoding: attachment.content(), as: UTF8.self))
            }
        }
        return text
    }
}
