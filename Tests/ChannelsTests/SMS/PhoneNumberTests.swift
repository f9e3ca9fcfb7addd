import Channels
import Testing

@Suite("SMS: numbers")
struct PhoneNumberTests {
    static let cases: [(String, String?, PhoneNumber.Kind)] = [
        ("+14155550100", "+14155550100", .international),
        ("14155550100", "+14155550100", .international),
        ("0014155550100", "+14155550100", .international),
        ("+1 (415) 555-0100", "+14155550100", .international),
        (" +14155550100 ", "+14155550100", .international),
        ("447700900001", "+447700900001", .international),
        ("4915112345678", "+4915112345678", .international),
        ("+2903456", "+2903456", .international),
        ("12345", "12345", .shortCode),
        ("311", "311", .shortCode),
        ("20201234", "20201234", .shortCode),
        ("CITYHALL", "CITYHALL", .name),
        ("City Hall", "City Hall", .name),
        ("whatsapp:+14155550100", "whatsapp:+14155550100", .name),
        ("1234567890123456", "1234567890123456", .name),
        ("+12", "+12", .name),
        ("+1+2", "+1+2", .name),
        ("+", "+", .name),
        ("", nil, .name),
        ("   ", nil, .name),
        ("+1415\n5550100", nil, .name),
        (String(repeating: "9", count: 65), nil, .name),
    ]

    @Test("normal forms", arguments: cases)
    func normalForm(_ written: String, _ normal: String?, _ kind: PhoneNumber.Kind) {
        let number = PhoneNumber(written)
        #expect(number?.text == normal)
        if let number { #expect(number.kind == kind) }
    }
}
