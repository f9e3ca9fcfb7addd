import Wire

extension IPAddress {
    var isLoopback: Bool {
        bytes.count == 4 ? bytes[0] == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes[15] == 1
    }

    /// Whether it is a host of the public internet: none of the special-purpose ranges that IANA keeps (RFC 6890), through
    /// which a fetch could be turned against our own network.
    var isPublic: Bool {
        bytes.count == 4 ? Self.isPublic4(bytes) : Self.isPublic6(bytes)
    }

    fileprivate static func isPublic4(_ bytes: [UInt8]) -> Bool {
        switch (bytes[0], bytes[1], bytes[2]) {
        case (0, _, _), (10, _, _), (127, _, _), (224...255, _, _): false
        case (100, 64...127, _), (169, 254, _), (172, 16...31, _), (192, 168, _), (198, 18...19, _): false
        case (192, 0, 0), (192, 0, 2), (192, 88, 99), (198, 51, 100), (203, 0, 113): false
        default: true
        }
    }

    /// Only 2000::/3 is in use as global unicast; in it, documentation (2001:db8::/32, 3fff::/20), Teredo and the other
    /// protocol assignments (2001::/23) and 6to4 (2002::/16), which wraps an IPv4 address, are not public.
    fileprivate static func isPublic6(_ bytes: [UInt8]) -> Bool {
        switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
        case (0x20, 0x01, 0x0D, 0xB8), (0x20, 0x01, 0x00...0x01, _), (0x20, 0x02, _, _), (0x3F, 0xFF, 0x00...0x0F, _):
            false
        case (0x20...0x3F, _, _, _): true
        default: false
        }
    }
}
