import Testing
import Wire

/// Which pages may talk to us.
@Suite struct OriginCheckTests {
    private let check = OriginCheck(alsoAllowing: ["https://www.city.example", "https://Portal.city.example:8443"])
    private let client = ClientAddress(address: nil, scheme: "https", host: "311.city.example")

    @Test(
        "by origin",
        arguments: [
            ("https://311.city.example", true), ("https://311.CITY.example", true),
            ("https://311.city.example:443", true), ("http://311.city.example", false),
            ("https://311.city.example:8443", false), ("https://www.city.example", true),
            ("https://portal.city.example:8443", true), ("https://portal.city.example", false),
            ("https://evil.example", false), ("https://311.city.example.evil.example", false),
            ("https://evil.example/https://www.city.example", false), ("null", false), ("", false), (nil, false),
        ])
    func byOrigin(origin: String?, isAllowed: Bool) {
        #expect(check.allows(origin: origin, client: client) == isAllowed)
    }

    @Test("programs without an origin, where they are meant to call; a wrong one is still refused")
    func programs() {
        let open = OriginCheck(missing: .allow)
        #expect(open.allows(origin: nil, client: client))
        #expect(!open.allows(origin: "https://evil.example", client: client))
    }

    @Test("a port that the client named belongs to the host")
    func port() {
        let local = ClientAddress(address: nil, scheme: "http", host: "localhost:8311")
        #expect(check.allows(origin: "http://localhost:8311", client: local))
        #expect(!check.allows(origin: "http://localhost:8312", client: local))
    }
}
