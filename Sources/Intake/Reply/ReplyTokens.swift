import Crypto

/// Makes and reads the tokens by which an answer finds its request: in our Message-IDs, which come back in References. A keyed MAC over
/// what the token says and the domain it stands at proves that we made it; it does not prove who sends it (promise 9).
///
/// `<r.REQUEST.ROW.MAC@domain>` is a mail about a request, `<m.ROW.MAC@domain>` one about none. Numbers and MACs stand in Base32 in lower
/// case (RFC 4648 §6), since some systems change the case of what looks like an address.
package struct ReplyTokens: Sendable {
    /// Why no tokens can be made.
    package enum Failure: Error, Hashable, Sendable {
        case noSecret
        /// A secret has less than `shortestSecret` bytes.
        case secretTooShort
    }

    /// Bytes of a secret, at least (RFC 2104 §3 asks for the hash's length; 16 are 128 bits).
    package static let shortestSecret = 16
    /// Names that are looked at in one message, and the bytes of each (RFC 5322 §2.1.1).
    private static let examinedTexts = 100
    private static let examinedBytes = 998
    /// Bytes of a MAC: 120 bits, which are 24 symbols.
    private static let macLength = 15

    private enum Form: UInt8 {
        case message = 1
        case requestMessage = 2
    }

    /// A code begun with each secret: to begin one costs more than to go on with a copy.
    private let codes: [HMAC<SHA256>]

    /// - Parameter secrets: the first makes tokens, all are accepted, so that a new secret can be put first and an old one kept until
    ///   its mails are forgotten.
    package init(secrets: [[UInt8]]) throws(Failure) {
        guard !secrets.isEmpty else { throw .noSecret }
        guard secrets.allSatisfy({ $0.count >= Self.shortestSecret }) else { throw .secretTooShort }
        codes = secrets.map { HMAC(key: SymmetricKey(data: $0)) }
    }

    /// The Message-ID of an outbox row, with angle brackets; always the same for the same row (promise 1).
    package func messageID(request: RowID?, outboxRow: RowID, domain: String) -> String {
        let domain = domain.lowercased()
        let row = Base32.encode(outboxRow)
        guard let request else {
            return "<m.\(row).\(mac(.message, request: nil, row: outboxRow, domain: domain))@\(domain)>"
        }
        let mac = mac(.requestMessage, request: request, row: outboxRow, domain: domain)
        return "<r.\(Base32.encode(request)).\(row).\(mac)@\(domain)>"
    }

    /// The requests that Message-IDs, with or without angle brackets, name by tokens of ours, each once.
    package func claims(in texts: [String]) -> [RequestClaim] {
        var claims: [RequestClaim] = []
        for text in texts.prefix(Self.examinedTexts) where text.utf8.count <= Self.examinedBytes {
            guard let request = request(namedBy: text) else { continue }
            let claim = RequestClaim(request: request)
            if !claims.contains(claim) { claims.append(claim) }
        }
        return claims
    }

    private func request(namedBy text: String) -> RowID? {
        let text = text.lowercased().drop { $0 == "<" || $0.isWhitespace }
        guard let at = text.lastIndex(of: "@") else { return nil }
        let domain = String(text[text.index(after: at)...].prefix { $0 != ">" && !$0.isWhitespace })
        let parts = text[..<at].split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == "r", let request = Base32.decodeRow(parts[1]),
            let row = Base32.decodeRow(parts[2]), let mac = Base32.decode(parts[3], count: Self.macLength)
        else { return nil }
        let signed = Self.signed(.requestMessage, request: request, row: row, domain: domain)
        return holds(mac, over: signed) ? request : nil
    }

    /// Looks at every key and every byte, whatever comes: the time taken tells nothing about the MAC.
    private func holds(_ mac: [UInt8], over bytes: [UInt8]) -> Bool {
        var isAnyEqual = false
        for code in codes {
            var code = code
            code.update(data: bytes)
            var difference: UInt8 = 0
            for (byte, given) in zip(code.finalize(), mac) {
                difference |= byte ^ given
            }
            if difference == 0 { isAnyEqual = true }
        }
        return isAnyEqual
    }

    private func mac(_ form: Form, request: RowID?, row: RowID?, domain: String) -> String {
        var code = codes[0]
        code.update(data: Self.signed(form, request: request, row: row, domain: domain))
        return Base32.encode(Array(code.finalize().prefix(Self.macLength)))
    }

    /// What the MAC is made over: fields of fixed length first, the domain last, so that no two tokens have the same bytes.
    private static func signed(_ form: Form, request: RowID?, row: RowID?, domain: String) -> [UInt8] {
        var bytes = Array("intake reply token".utf8)
        bytes.append(form.rawValue)
        for id in [request, row] {
            let value = UInt64(bitPattern: id?.rawValue ?? 0)
            for shift in stride(from: UInt64(56), through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: value >> shift))
            }
        }
        return bytes + domain.utf8
    }
}
