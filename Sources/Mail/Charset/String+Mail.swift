extension String {
    /// The octets as text that every consumer can store: valid UTF-8 (else U+FFFD), and without NUL, which PostgreSQL and
    /// C refuse.
    @inline(__always)
    init(mail bytes: Span<UInt8>) {
        if bytes.firstIndex(of: 0) != nil {
            self.init(mail: bytes.filtered { $0 != 0 }.span)
        } else if let valid = try? UTF8Span(validating: bytes) {
            self.init(copying: valid)
        } else {
            self = unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
        }
    }
}

extension Span where Element == UInt8 {
    /// The octets that `isKept` lets through.
    func filtered(_ isKept: (UInt8) -> Bool) -> [UInt8] {
        var kept: [UInt8] = []
        kept.reserveCapacity(count)
        for index in 0..<count where isKept(self[index]) { kept.append(self[index]) }
        return kept
    }
}
