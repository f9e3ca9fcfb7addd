import HTTPTypes
import NIOCore
import Testing
import Wire

/// Whom we believe about the client.
@Suite struct ForwardedHeadersTests {
    private let headers = ForwardedHeaders(trusting: ["10.0.0.0/8", "2001:db8:1::/48"].compactMap(AddressRange.init))

    @Test(
        "the client behind proxies that write RFC 7239",
        arguments: [
            (
                ["Forwarded": "for=203.0.113.9;proto=https;host=city.example", "X-Forwarded-For": "1.2.3.4"],
                "203.0.113.9", "https", "city.example"
            ),
            (
                ["Forwarded": "For=\"[2001:db8::7]:4711\"; Proto=HTTPS"], "2001:db8:0:0:0:0:0:7", "https", "us"
            ),
            (["X-Forwarded-For": "1.2.3.4", "X-Forwarded-Host": "evil.example"], "10.0.0.1", "http", "us"),
        ] as [([String: String], String, String, String)])
    func standard(fields: [String: String], address: String, scheme: String, host: String) throws {
        let headers = ForwardedHeaders(
            trusting: ["10.0.0.0/8"].compactMap(AddressRange.init), family: .standard)
        let client = headers.client(
            peer: try SocketAddress(ipAddress: "10.0.0.1", port: 1), host: "us", headers: Self.fields(fields))
        #expect(client.address?.description == address && client.scheme == scheme && client.host == host)
    }

    @Test(
        "the client behind the proxies",
        arguments: [
            (
                "nobody's word", "203.0.113.9", ["X-Forwarded-For": "1.2.3.4", "X-Forwarded-Proto": "https"],
                "203.0.113.9", "http", "us"
            ),
            ("no header", "10.0.0.1", [:], "10.0.0.1", "http", "us"),
            (
                "our proxy", "10.0.0.1",
                ["X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https", "X-Forwarded-Host": "city.example"],
                "203.0.113.9", "https", "city.example"
            ),
            (
                "what the client wrote before it", "10.0.0.1", ["X-Forwarded-For": "1.2.3.4, 203.0.113.9"],
                "203.0.113.9", "http", "us"
            ),
            (
                "two of our proxies", "10.0.0.1", ["X-Forwarded-For": "6.6.6.6, 203.0.113.9, 10.0.0.2"],
                "203.0.113.9", "http", "us"
            ),
            (
                "what the client wrote in the other family", "10.0.0.1",
                ["Forwarded": "for=1.2.3.4;proto=https;host=evil.example", "X-Forwarded-For": "203.0.113.9"],
                "203.0.113.9", "http", "us"
            ),
            ("only the other family", "10.0.0.1", ["Forwarded": "for=1.2.3.4"], "10.0.0.1", "http", "us"),
            ("with a port", "10.0.0.1", ["X-Forwarded-For": "203.0.113.9:5555"], "203.0.113.9", "http", "us"),
            ("a proxy over IPv6", "2001:db8:1::5", ["X-Forwarded-For": "203.0.113.9"], "203.0.113.9", "http", "us"),
            (
                "a proxy in IPv6 clothes", "::ffff:10.0.0.1", ["X-Forwarded-For": "203.0.113.9"], "203.0.113.9", "http",
                "us"
            ),
            (
                "a scheme that is none", "10.0.0.1", ["X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "file"],
                "203.0.113.9", "http", "us"
            ),
        ] as [(String, String, [String: String], String, String, String)])
    func client(
        name: String, peer: String, fields: [String: String], address: String, scheme: String, host: String
    ) throws {
        let client = headers.client(
            peer: try SocketAddress(ipAddress: peer, port: 1), host: "us", headers: Self.fields(fields))
        #expect(client.address?.description == address, "\(name)")
        #expect(client.scheme == scheme, "\(name)")
        #expect(client.host == host, "\(name)")
    }

    @Test("an address that the proxy hides is none, not the proxy's")
    func hidden() throws {
        let headers = ForwardedHeaders(
            trusting: ["10.0.0.0/8"].compactMap(AddressRange.init), family: .standard)
        for value in ["for=unknown", "for=_gazonk", "for=\"\"", "proto=https"] {
            let client = headers.client(
                peer: try SocketAddress(ipAddress: "10.0.0.1", port: 1), host: nil,
                headers: Self.fields(["Forwarded": value]))
            #expect(client.address == nil)
        }
    }

    @Test("a list of thousands is read from its end only")
    func longList() throws {
        let list = (0..<5000).map { _ in "10.0.0.2" }.joined(separator: ",")
        let client = headers.client(
            peer: try SocketAddress(ipAddress: "10.0.0.1", port: 1), host: nil,
            headers: Self.fields(["X-Forwarded-For": "203.0.113.9,\(list)"]))
        #expect(client.address?.description == "10.0.0.2")
    }

    private static func fields(_ fields: [String: String]) -> HTTPFields {
        var all = HTTPFields()
        for (name, value) in fields { if let name = HTTPField.Name(name) { all[name] = value } }
        return all
    }
}
