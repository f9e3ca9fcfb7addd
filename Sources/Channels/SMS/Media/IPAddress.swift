/// An IPv4 or IPv6 address as bytes: 4 or 16 of them. An IPv4 address that is mapped into IPv6 (`::ffff:10.0.0.1`) is the
/// IPv4 address that it stands for, so that no spelling slips past a rule.
struct IPAddress: Hashable, Sendable {
    let bytes: [UInt8]

    /// - Parameter bytes: in network order, 4 or 16.
    init?(bytes: [UInt8]) {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        let isMapped =
            bytes.count == 16 && bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        self.bytes = isMapped ? Array(bytes[12...]) : bytes
    }

    /// Reads a dotted quad or an IPv6 address (RFC 4291 §2.2); a zone (`%eth0`) is left out. Nil for anything else.
    init?(_ text: String) {
        let text = text.prefix { $0 != "%" }
        guard let bytes = text.contains(":") ? Self.version6(text) : Self.version4(text) else { return nil }
        self.init(bytes: bytes)
    }

    private static func version4(_ text: Substring) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        // Octal and hexadecimal spellings are no addresses here: parsers disagree about what they mean.
        guard parts.count == 4, parts.allSatisfy({ $0 == "0" || ($0.first != "0" && $0.utf8.count <= 3) }) else {
            return nil
        }
        let bytes = parts.compactMap { $0.utf8.first == UInt8(ascii: "+") ? nil : UInt8($0) }
        return bytes.count == 4 ? bytes : nil
    }

    private static func version6(_ text: Substring) -> [UInt8]? {
        let halves = splitAtGap(text)
        guard halves.count <= 2, let head = groups(halves[0]) else { return nil }
        guard halves.count == 2 else { return head.count == 16 ? head : nil }
        guard let tail = groups(halves[1]), head.count + tail.count <= 14 else { return nil }
        return head + [UInt8](repeating: 0, count: 16 - head.count - tail.count) + tail
    }

    /// The parts around `::`; more than two where it stands more than once.
    private static func splitAtGap(_ text: Substring) -> [Substring] {
        var halves: [Substring] = []
        var rest = text
        while let gap = rest.firstRange(of: "::") {
            halves.append(rest[..<gap.lowerBound])
            rest = rest[gap.upperBound...]
        }
        return halves + [rest]
    }

    private static func groups(_ text: Substring) -> [UInt8]? {
        guard !text.isEmpty else { return [] }
        var bytes: [UInt8] = []
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if index == parts.count - 1, part.contains(".") {
                guard let quad = version4(part) else { return nil }
                bytes += quad
            } else {
                guard (1...4).contains(part.utf8.count), let group = UInt16(part, radix: 16), part.first != "+" else {
                    return nil
                }
                bytes += [UInt8(group >> 8), UInt8(group & 0xFF)]
            }
        }
        return bytes.count <= 16 ? bytes : nil
    }

    var isLoopback: Bool {
        bytes.count == 4 ? bytes[0] == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes[15] == 1
    }

    /// Whether it is a host of the public internet: none of the special-purpose ranges that IANA keeps (RFC 6890), through
    /// which a fetch could be turned against our own network.
    var isPublic: Bool {
        bytes.count == 4 ? Self.isPublic4(bytes) : Self.isPublic6(bytes)
    }

    private static func isPublic4(_ bytes: [UInt8]) -> Bool {
        switch (bytes[0], bytes[1], bytes[2]) {
        case (0, _, _), (10, _, _), (127, _, _), (224...255, _, _): false
        case (100, 64...127, _), (169, 254, _), (172, 16...31, _), (192, 168, _), (198, 18...19, _): false
        case (192, 0, 0), (192, 0, 2), (192, 88, 99), (198, 51, 100), (203, 0, 113): false
        default: true
        }
    }

    /// Only 2000::/3 is in use as global unicast; in it, documentation (2001:db8::/32, 3fff::/20), Teredo and the other
    /// protocol assignments (2001::/23) and 6to4 (2002::/16), which wraps an IPv4 address, are not public.
    private static func isPublic6(_ bytes: [UInt8]) -> Bool {
        switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
        case (0x20, 0x01, 0x0D, 0xB8), (0x20, 0x01, 0x00...0x01, _), (0x20, 0x02, _, _), (0x3F, 0xFF, 0x00...0x0F, _):
            false
        case (0x20...0x3F, _, _, _): true
        default: false
        }
    }
}

extension IPAddress: CustomStringConvertible {
    /// As a connection takes it.
    var description: String {
        if bytes.count == 4 { return bytes.map(String.init).joined(separator: ".") }
        return stride(from: 0, to: 16, by: 2)
            .map { String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16) }.joined(separator: ":")
    }
}
