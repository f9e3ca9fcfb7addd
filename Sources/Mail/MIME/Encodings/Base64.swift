/// Base64 (RFC 2045 section 6.8), tolerant: octets outside the alphabet are skipped, padding may be missing or in the
/// middle, and the URL alphabet is read as well.
enum Base64 {
    /// What an octet means: 0–63 its value, 64 padding, 65 an octet to skip, 66 one that does not belong there.
    private static let values: [UInt8] = {
        var table = [UInt8](repeating: 66, count: 256)
        for (value, byte) in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8.enumerated() {
            table[Int(byte)] = UInt8(value)
        }
        table[Int(ASCII.hyphen)] = 62
        table[Int(ASCII.underscore)] = 63
        table[Int(ASCII.equals)] = 64
        for byte in [ASCII.cr, ASCII.lf, ASCII.space, ASCII.tab, 0x0B, 0x0C, 0] { table[Int(byte)] = 65 }
        return table
    }()

    /// Appends the decoded octets, at most `limit` of them. Returns false where something did not belong there.
    @discardableResult
    static func decode(_ bytes: Span<UInt8>, into output: inout [UInt8], limit: Int = .max) -> Bool {
        let room = min(bytes.count / 4 * 3 + 3, limit)
        var isClean = true
        var stopped = bytes.count
        let decoded = unsafe [UInt8](unsafeUninitializedCapacity: room) { target, used in
            unsafe bytes.withUnsafeBufferPointer { source in
                unsafe (used, stopped, isClean) = decode(source, bytes, into: target)
            }
        }
        if output.isEmpty { output = decoded } else { output += decoded }
        return isClean && stopped == bytes.count
    }

    /// The value of an octet at each of the four places of a group, already shifted there; the highest bit for one that has none.
    private static let shifted: [UInt32] = (0..<4).flatMap { place in
        values.map { $0 < 64 ? UInt32($0) << UInt32(18 - 6 * place) : 1 << 31 }
    }

    /// Decodes into `target` until it is full. Returns how much was written and read, and whether all of it belonged there.
    private static func decode(
        _ source: UnsafeBufferPointer<UInt8>, _ bytes: Span<UInt8>, into target: UnsafeMutableBufferPointer<UInt8>
    ) -> (Int, Int, Bool) {
        var (read, written, isClean) = (0, 0, true)
        var (group, filled): (UInt32, Int) = (0, 0)
        while read < source.count {
            // Whole groups of four go straight through; anything else goes octet by octet.
            if filled == 0 { unsafe decodeGroups(source, into: target, &read, &written) }
            guard read < source.count else { break }
            let value = unsafe values[Int(source[read])]
            read += 1
            if value < 64 {
                group = group << 6 | UInt32(value)
                filled += 1
                if filled < 4 { continue }
            } else if value == 65 {
                continue
            } else if value == 66 {
                isClean = false
                continue
            }
            guard unsafe emit(group, filled, into: target, at: &written) else { return (written, read, isClean) }
            (group, filled) = (0, 0)
            read = afterPadding(bytes, from: read)
        }
        _ = unsafe emit(group, filled, into: target, at: &written)
        return (written, read, isClean)
    }

    /// Decodes groups of four characters as long as nothing else comes and there is room.
    @inline(__always)
    private static func decodeGroups(
        _ source: UnsafeBufferPointer<UInt8>, into target: UnsafeMutableBufferPointer<UInt8>, _ read: inout Int,
        _ written: inout Int
    ) {
        unsafe shifted.withUnsafeBufferPointer { table in
            let groups = min((source.count - read) / 4, (target.count - written) / 3)
            for _ in 0..<groups {
                let word =
                    unsafe table[Int(source[read])] | table[256 + Int(source[read + 1])]
                    | table[512 + Int(source[read + 2])] | table[768 + Int(source[read + 3])]
                guard word < 1 << 31 else { return }
                unsafe target[written] = UInt8(truncatingIfNeeded: word >> 16)
                unsafe target[written + 1] = UInt8(truncatingIfNeeded: word >> 8)
                unsafe target[written + 2] = UInt8(truncatingIfNeeded: word)
                written += 3
                read += 4
            }
        }
    }

    /// Behind padding and a blank, the rest of the line is a remark that somebody added; the next line may go on.
    private static func afterPadding(_ bytes: Span<UInt8>, from start: Int) -> Int {
        guard start < bytes.count, bytes[start - 1] == ASCII.equals, bytes[start].isBlank else { return start }
        return bytes.lineEnd(from: start, to: bytes.count)
    }

    /// Writes the octets that `filled` characters of a group make. False when there is no room.
    @inline(__always)
    private static func emit(
        _ group: UInt32, _ filled: Int, into target: UnsafeMutableBufferPointer<UInt8>, at written: inout Int
    ) -> Bool {
        guard filled > 1 else { return true }
        let word = group << UInt32(24 - 6 * filled)
        for octet in 0..<filled - 1 {
            guard written < target.count else { return false }
            unsafe target[written] = UInt8(truncatingIfNeeded: word >> UInt32(16 - 8 * octet))
            written += 1
        }
        return true
    }

    /// How many octets decoding would give.
    static func decodedCount(_ bytes: Span<UInt8>) -> Int {
        unsafe values.withUnsafeBufferPointer { table in
            var (characters, total) = (0, 0)
            for index in 0..<bytes.count {
                let value = unsafe table[Int(bytes[index])]
                if value < 64 {
                    characters += 1
                } else if value == 64 {
                    total += characters * 6 / 8
                    characters = 0
                }
            }
            return total + characters * 6 / 8
        }
    }
}
