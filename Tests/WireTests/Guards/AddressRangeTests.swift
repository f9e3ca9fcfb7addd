import Testing
import Wire

/// Addresses and ranges of them.
@Suite struct AddressRangeTests {
    @Test(
        "which addresses lie in a range",
        arguments: [
            ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false),
            ("192.0.2.128/25", "192.0.2.128", true), ("192.0.2.128/25", "192.0.2.127", false),
            ("192.0.2.7", "192.0.2.7", true), ("192.0.2.7", "192.0.2.8", false), ("0.0.0.0/0", "8.8.8.8", true),
            ("0.0.0.0/0", "::1", false), ("::1", "::1", true), ("2001:db8::/33", "2001:db8:7fff::", true),
            ("2001:db8::/33", "2001:db8:8000::", false), ("127.0.0.0/8", "::ffff:127.0.0.1", true),
        ])
    func contains(range: String, address: String, isIn: Bool) throws {
        let range = try #require(AddressRange(range))
        #expect(range.contains(try #require(IPAddress(address))) == isIn)
    }

    @Test(
        "what is no range",
        arguments: ["", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0/8", "host", "::/129", "1.2.3.4/8/8"])
    func malformed(text: String) {
        #expect(AddressRange(text) == nil)
    }

    @Test("an IPv6 subscriber is a /64, an IPv4 one an address")
    func subscriber() throws {
        let first = try #require(IPAddress("2001:db8:1:2:aaaa::1")),
            second = try #require(IPAddress("2001:db8:1:2:bbbb::2"))
        #expect(first.subscriber == second.subscriber)
        #expect(first.subscriber != IPAddress("2001:db8:1:3::1")?.subscriber)
        #expect(IPAddress("192.0.2.1")?.subscriber != IPAddress("192.0.2.2")?.subscriber)
    }
}
