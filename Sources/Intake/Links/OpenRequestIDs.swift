import Crypto

/// What service requests are called where everybody may read them: always the same for a request, and nothing from which its tracking number
/// could be found. Whoever has that may read the page of the request, with what the staff wrote on it: a list of them could be walked.
package struct OpenRequestIDs: Sendable {
    /// Bytes of an id: 120 bits, which are 24 symbols.
    private static let length = 15

    /// Begun with the key and with what it is for.
    private let code: HMAC<SHA256>

    /// - Parameter secret: the first of those of the reply tokens. Under another all ids are others.
    package init(secret: [UInt8]) {
        var code = HMAC<SHA256>(key: SymmetricKey(data: secret))
        code.update(data: Array("intake open data".utf8))
        self.code = code
    }

    /// In Base32 in lower case (RFC 4648 §6): no cell of a sheet begins with a sign that way.
    package func id(of request: RowID) -> String {
        var code = code
        let value = UInt64(bitPattern: request.rawValue)
        code.update(data: stride(from: UInt64(56), through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> $0) })
        return Base32.encode(Array(code.finalize().prefix(Self.length)))
    }
}
