import Crypto
import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1

/// The server's side of the opening handshake (RFC 6455 §4.2).
enum WebSocketHandshake {
    /// Whether a request asks for a WebSocket at all.
    static func isAsked(by head: HTTPRequestHead) -> Bool {
        head.headers[canonicalForm: "upgrade"].contains { $0.lowercased() == "websocket" }
    }

    /// The request if it keeps the rules of §4.2.1; otherwise what to answer.
    static func check(
        _ head: HTTPRequestHead, peer: SocketAddress?
    ) -> Result<(request: UpgradeRequest, key: String), RefusedUpgrade> {
        let headers = head.headers
        guard head.method == .GET, head.version == .http1_1 else { return .failure(.badRequest) }
        guard headers[canonicalForm: "connection"].contains(where: { $0.lowercased() == "upgrade" }) else {
            return .failure(.badRequest)
        }
        guard headers["sec-websocket-version"] == ["13"] else { return .failure(.otherVersion) }
        let keys = headers["sec-websocket-key"]
        guard keys.count == 1, let key = keys.first, isKey(key) else { return .failure(.badRequest) }
        guard headers["host"].count == 1, let host = headers.first(name: "host"), headers["origin"].count <= 1,
            let converted = try? HTTPRequest(head, secure: false, splitCookie: false)
        else { return .failure(.badRequest) }
        let parts = head.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let request = UpgradeRequest(
            path: String(parts[0]), query: parts.count > 1 ? String(parts[1]) : nil, headers: converted.headerFields,
            peer: peer, subprotocols: headers[canonicalForm: "sec-websocket-protocol"].map(String.init), host: host)
        return .success((request, key))
    }

    /// Sixteen bytes in base64: 22 of its characters and two equals signs.
    private static func isKey(_ key: String) -> Bool {
        let bytes = Array(key.utf8)
        guard bytes.count == 24, bytes[22] == UInt8(ascii: "="), bytes[23] == UInt8(ascii: "=") else { return false }
        return bytes[..<22].allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
                true
            default: false
            }
        }
    }

    /// What proves to the client that a WebSocket server answered (§4.2.2, item 5.4).
    static func accept(_ key: String) -> String {
        let digest = Insecure.SHA1.hash(data: Array((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").utf8))
        return Base64.encode(Array(digest))
    }

    /// The answer that opens the session.
    static func response(key: String, subprotocol: String?) -> HTTPResponseHead {
        var headers: HTTPHeaders = [
            "upgrade": "websocket", "connection": "Upgrade", "sec-websocket-accept": accept(key),
        ]
        if let subprotocol { headers.add(name: "sec-websocket-protocol", value: subprotocol) }
        return HTTPResponseHead(version: .http1_1, status: .switchingProtocols, headers: headers)
    }
}
