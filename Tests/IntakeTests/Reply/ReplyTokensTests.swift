import Intake
import Testing

@Suite struct ReplyTokensTests {
    private static let secret = [UInt8](repeating: 7, count: 32)
    private let request = RowID(rawValue: 0x3F12_3456_789A_BCDE)
    private let row = RowID(rawValue: 42)

    private func tokens(_ secrets: [[UInt8]] = [secret]) throws -> ReplyTokens { try ReplyTokens(secrets: secrets) }

    @Test("a Message-ID comes back as its request", arguments: [0, 1, 31, 32, 42, Int64.max, Int64.min, -1])
    func messageID(raw: Int64) throws {
        let tokens = try tokens()
        let id = tokens.messageID(request: RowID(rawValue: raw), outboxRow: row, domain: "City.example")
        #expect(id.hasPrefix("<r.") && id.hasSuffix("@city.example>") && id.utf8.count <= 80)
        #expect(id == tokens.messageID(request: RowID(rawValue: raw), outboxRow: row, domain: "city.EXAMPLE"))
        let claim = [RequestClaim(request: RowID(rawValue: raw))]
        for form in [id, String(id.dropFirst().dropLast()), id.uppercased(), "  \(id) \r\n"] {
            #expect(tokens.claims(in: [form]) == claim, "\(form)")
        }
    }

    @Test("a mail about no request claims none")
    func withoutRequest() throws {
        let tokens = try tokens()
        let id = tokens.messageID(request: nil, outboxRow: row, domain: "city.example")
        #expect(id.hasPrefix("<m."))
        #expect(tokens.claims(in: [id, id.replacing("<m.", with: "<r.a.")]).isEmpty)
    }

    @Test("every changed, missing or added character undoes the claim")
    func tampered() throws {
        let tokens = try tokens()
        let id = String(
            tokens.messageID(request: request, outboxRow: row, domain: "city.example").dropFirst().dropLast())
        let characters = Array(id)
        for index in characters.indices {
            for replacement in ["b", "7", ".", "@"] where replacement != String(characters[index]) {
                var changed = characters
                changed[index] = Character(replacement)
                #expect(tokens.claims(in: [String(changed)]).isEmpty, "\(String(changed))")
            }
            var shorter = characters
            shorter.remove(at: index)
            #expect(tokens.claims(in: [String(shorter)]).isEmpty)
            var longer = characters
            longer.insert("a", at: index)
            #expect(tokens.claims(in: [String(longer)]).isEmpty, "\(String(longer))")
        }
    }

    @Test("what is signed as one thing is no other")
    func forms() throws {
        let tokens = try tokens()
        let id = tokens.messageID(request: request, outboxRow: row, domain: "city.example").dropFirst().dropLast()
        #expect(tokens.claims(in: ["311+\(id)"]).isEmpty)
        #expect(tokens.claims(in: [String(id.replacing("city.example", with: "other.example"))]).isEmpty)
        let other = tokens.messageID(request: request, outboxRow: RowID(rawValue: 43), domain: "city.example")
        #expect(other.split(separator: ".")[3] != id.split(separator: ".")[3])
    }

    @Test("another installation's secret makes no claim here, and an old one of ours still does")
    func rotation() throws {
        let old = try tokens()
        let new = [UInt8](repeating: 9, count: 16)
        let id = old.messageID(request: request, outboxRow: row, domain: "city.example")
        #expect(try tokens([new]).claims(in: [id]).isEmpty)
        let both = try tokens([new, Self.secret])
        #expect(both.claims(in: [id]) == [RequestClaim(request: request)])
        #expect(both.messageID(request: request, outboxRow: row, domain: "city.example") != id)
        #expect(throws: ReplyTokens.Failure.noSecret) { try ReplyTokens(secrets: []) }
        #expect(throws: ReplyTokens.Failure.secretTooShort) { try ReplyTokens(secrets: [Self.secret, [1, 2, 3]]) }
    }

    @Test("each claim once, strangers' names ignored, and not more than a hundred looked at")
    func many() throws {
        let tokens = try tokens()
        let id = tokens.messageID(request: request, outboxRow: row, domain: "city.example")
        let other = tokens.messageID(request: RowID(rawValue: 5), outboxRow: row, domain: "city.example")
        let strangers = [
            "<abc@mail.example>", "", "@", "<>", "r...@x", "a+r..@x", "r.é.é.é@x",
            String(repeating: "r.", count: 9_000),
        ]
        #expect(tokens.claims(in: strangers).isEmpty)
        #expect(tokens.claims(in: strangers + [id, other, id]).map(\.request) == [request, RowID(rawValue: 5)])
        #expect(tokens.claims(in: Array(repeating: "x@y", count: 100) + [id]).isEmpty)
        #expect(tokens.claims(in: [id + String(repeating: " ", count: 1_000)]).isEmpty)
    }
}
