package import NIOCore

/// An IPv4 or IPv6 address as its bytes. An IPv4 address in IPv6 clothes (`::ffff:192.0.2.1`) is the IPv4 address, so
/// that a rule for one holds for the other.
package struct IPAddress: Sendable, Hashable, CustomStringConvertible {
    /// Four or sixteen bytes.
    package let bytes: [UInt8]

    /// The address in `text`, without port, brackets or zone; nil for anything else.
    package init?(_ text: some StringProtocol) {
        guard let address = try? SocketAddress(ipAddress: String(text), port: 0) else { return nil }
        self.init(address)
    }

    /// The address of one end of a connection; nil for a socket file.
    package init?(_ address: SocketAddress) {
        // Family and port come first; the address stands at byte 4 for IPv4 and, after the flow label, at 8 for IPv6.
        let (offset, count): (Int, Int)
        switch address {
        case .v4: (offset, count) = (4, 4)
        case .v6: (offset, count) = (8, 16)
        case .unixDomainSocket: return nil
        }
        let all = address.withSockAddr { pointer, size in
            Array(UnsafeRawBufferPointer(start: pointer, count: size)[offset..<(offset + count)])
        }
        let isMapped = count == 16 && all[..<10].allSatisfy { $0 == 0 } && all[10] == 0xFF && all[11] == 0xFF
        bytes = isMapped ? Array(all[12...]) : all
    }

    package var description: String {
        if bytes.count == 4 { return bytes.map(String.init).joined(separator: ".") }
        let groups = stride(from: 0, to: bytes.count, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
        return groups.map { String($0, radix: 16) }.joined(separator: ":")
    }

    /// What one subscriber has: an IPv4 address, or an IPv6 /64, since every address in it is the same person's to
    /// choose. The key for limits per client.
    package var subscriber: IPAddress {
        bytes.count == 4 ? self : IPAddress(bytes: bytes[..<8] + Array(repeating: 0, count: 8))
    }

    private init(bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
    }
}
