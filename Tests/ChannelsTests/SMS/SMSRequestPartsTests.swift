import Intake
import TestKit
import Testing
import Wire

@testable import Channels

@Suite("SMS: forms, addresses, dates")
struct SMSRequestPartsTests {
    static let forms: [(String, String)] = [
        ("a=1&b=2", "a1b2"), ("b=2&a=1", "a1b2"), ("a=2&a=1&a=2", "a1a2"), ("a", "a"), ("a=", "a"), ("&&a=1&", "a1"),
        ("a=%41+%2B%zz%4", "aA +%zz%4"), ("a=b=c", "ab=c"), ("%61=1", "a1"), ("", ""), ("=x", "x"),
        ("ab=c&a=bc", "abcabc"),
    ]

    @Test("form fields", arguments: forms)
    func form(_ encoded: String, _ signed: String) throws {
        let fields = try #require(FormFields(encoded.utf8))
        #expect(String(decoding: fields.sortedNamesAndValues, as: UTF8.self) == signed)
    }

    @Test("the first value counts, and an empty one is none")
    func values() throws {
        let fields = try #require(FormFields("To=b&To=a&Empty=&Bad=%FF".utf8))
        #expect(fields.text("To") == "b")
        #expect(fields.text("Empty") == nil)
        #expect(fields.text("Absent") == nil)
        #expect(fields.text(named: "To") == "b")
        #expect(fields.text("Bad") == "\u{FFFD}")
    }

    @Test("percent-coding and back, for every byte")
    func percentCoding() {
        var encoded: [UInt8] = []
        PercentCoding.encode(0...255, into: &encoded)
        var decoded: [UInt8] = []
        PercentCoding.decode(encoded, into: &decoded)
        #expect(decoded == Array(0...255))
    }

    @Test(
        "Base64",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ])
    func base64(_ plain: String, _ encoded: String) {
        #expect(String(decoding: Base64.encode(plain.utf8), as: UTF8.self) == encoded)
    }

    static let addresses: [(String, Bool)] = [
        ("8.8.8.8", true), ("172.32.0.1", true), ("172.15.255.255", true), ("100.128.0.1", true), ("192.0.1.1", true),
        ("2600:1f18::1", true), ("2001:4860:4860::8888", true), ("3fff:1000::1", true),
        ("127.0.0.1", false), ("127.255.255.254", false), ("10.1.2.3", false), ("172.16.0.1", false),
        ("172.31.255.255", false),
        ("192.168.1.1", false), ("169.254.169.254", false), ("100.64.0.1", false), ("0.0.0.0", false),
        ("224.0.0.1", false),
        ("255.255.255.255", false), ("198.18.0.1", false), ("192.0.2.1", false), ("198.51.100.7", false),
        ("203.0.113.9", false),
        ("::1", false), ("::", false), ("fe80::1", false), ("fc00::1", false), ("fd12:3456::1", false),
        ("ff02::1", false),
        ("::ffff:127.0.0.1", false), ("::ffff:8.8.8.8", true), ("::ffff:a00:1", false), ("64:ff9b::7f00:1", false),
        ("2002:7f00:1::", false), ("2001:db8::1", false), ("2001:0:1::1", false), ("::127.0.0.1", false),
    ]

    @Test("addresses of the public internet", arguments: addresses)
    func isPublic(_ text: String, _ expected: Bool) throws {
        #expect(try #require(IPAddress(text)).isPublic == expected)
    }

    static let dates: [(String, Int64?)] = [
        ("Thu, 24 Aug 2023 05:01:45 +0000", 1_692_853_305_000), ("Thu, 24 Aug 2023 05:01:45 GMT", 1_692_853_305_000),
        ("Thu, 29 Feb 2024 23:59:59 -0500", 1_709_269_199_000), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
        ("soon", nil), ("", nil), ("Thu, 24 Xyz 2023 05:01:45 GMT", nil), ("Thu, 24 Aug 2023 25:01:45 GMT", nil),
    ]

    @Test("dates and Retry-After", arguments: dates)
    func date(_ text: String, _ milliseconds: Int64?) {
        #expect(InternetDate.moment(text)?.milliseconds == milliseconds)
    }

    @Test("Retry-After is seconds or a date, never in the past and never more than a day")
    func retryAfter() {
        let now = Moment(milliseconds: 1_692_853_300_000)
        #expect(RetryAfter.moment("30", now: now) == now + .seconds(30))
        #expect(RetryAfter.moment("-5", now: now) == now)
        #expect(RetryAfter.moment("9999999999", now: now) == now + .seconds(86_400))
        #expect(RetryAfter.moment("Thu, 24 Aug 2023 05:01:45 GMT", now: now) == now + .seconds(5))
        #expect(RetryAfter.moment("Thu, 24 Aug 2000 05:01:45 GMT", now: now) == now)
        #expect(RetryAfter.moment("soon", now: now) == nil)
        #expect(RetryAfter.moment(nil, now: now) == nil)
    }

    @Test("a secret never prints itself")
    func secret() throws {
        let secret = try #require(TextSecret("hunter2"))
        #expect(!"\(secret) \(String(reflecting: secret))".contains("hunter2"))
        #expect(TextSecret("") == nil)
    }
}
