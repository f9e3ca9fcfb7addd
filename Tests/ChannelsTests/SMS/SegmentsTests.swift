import Channels
import TestKit
import Testing

@Suite("SMS: segments")
struct SegmentsTests {
    struct Vector: Decodable, Sendable, CustomTestStringConvertible {
        var name: String
        var text: String
        var encoding: String
        var units: Int
        var segments: Int
        var testDescription: String { name }
    }

    private struct File: Decodable {
        var vectors: [Vector]
    }

    static let vectors =
        (try? SharedMaterial.json("vectors/sms/segments.json", as: File.self))?.vectors ?? []

    @Test(
        "the vectors", .enabled(if: SharedMaterial.has("vectors/sms/segments.json"), "needs ../shared/vectors"),
        arguments: vectors)
    func vector(_ vector: Vector) {
        let segments = Segments(vector.text)
        #expect(segments.encoding.rawValue == vector.encoding)
        #expect(segments.units == vector.units)
        #expect(segments.segments == vector.segments)
    }

    static let cases: [(String, String, Segments.Encoding, Int, Int)] = [
        ("empty", "", .gsm7, 0, 1),
        (
            "every basic character costs one",
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0:;<=>?¡AÄÖÑÜ§¿aäöñüà", .gsm7, 68, 1
        ),
        ("every extension character costs two", "|^€{}[]~\\\u{0C}", .gsm7, 20, 1),
        (
            "152 + extension: the pair moves to the second segment",
            String(repeating: "a", count: 152) + "€" + String(repeating: "a", count: 152), .gsm7, 306, 3
        ),
        (
            "the same with room", String(repeating: "a", count: 151) + "€" + String(repeating: "a", count: 153), .gsm7,
            306, 2
        ),
        ("CR LF is two characters", "a\r\nb", .gsm7, 4, 1),
        ("CR LF is two in UCS-2, too", "ж\r\n", .ucs2, 3, 1),
        ("67 emoji", String(repeating: "😀", count: 67), .ucs2, 134, 3),
        ("66 emoji", String(repeating: "😀", count: 66), .ucs2, 132, 2),
        ("a family of 11 units is not cut", String(repeating: "ж", count: 60) + "👨‍👩‍👧‍👦", .ucs2, 71, 2),
        ("seven families: six fit a segment", String(repeating: "👨‍👩‍👧‍👦", count: 7), .ucs2, 77, 2),
        ("a letter with 200 marks is cut between them", "e" + String(repeating: "\u{301}", count: 200), .ucs2, 201, 3),
        ("small c-cedilla", "façade", .ucs2, 6, 1),
        ("curly quote", "don’t", .ucs2, 5, 1),
        ("em dash", "a—b", .ucs2, 3, 1),
    ]

    @Test("rules", arguments: cases)
    func rule(_ name: String, _ text: String, _ encoding: Segments.Encoding, _ units: Int, _ count: Int) {
        let segments = Segments(text)
        #expect(segments.encoding == encoding, "\(name)")
        #expect(segments.units == units, "\(name)")
        #expect(segments.segments == count, "\(name)")
    }
}
