/// The origin of a page, as browsers name it: scheme, host and perhaps a port (RFC 6454 §6.2).
struct WebOrigin {
    let text: String

    /// Nil for anything but an origin.
    init?(_ text: String) {
        guard let origin = WebOrigin(ofPage: text), origin.text == text else { return nil }
        self = origin
    }

    /// The origin of the page at an address; nil where that is none on the web.
    init?(ofPage url: String) {
        guard let scheme = ["https://", "http://"].first(where: url.lowercased().hasPrefix) else { return nil }
        let authority = url.utf8.dropFirst(scheme.utf8.count).prefix {
            $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?")
        }
        let isHost = authority.allSatisfy { byte in
            byte > 0x20 && byte < 0x7F && !"#@*\\\"<>".utf8.contains(byte)
        }
        guard !authority.isEmpty, isHost else { return nil }
        text = String(url.prefix(scheme.utf8.count)) + String(decoding: Array(authority), as: UTF8.self)
    }
}
