import Glibc

/// Looking for octets at the speed of libc: a mail is mostly lines that nobody needs to look into.
extension Span where Element == UInt8 {
    /// The first index of `byte` in `range`, or nil. The range must lie inside the span.
    @inline(__always)
    func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        return unsafe withUnsafeBufferPointer { buffer in
            guard !range.isEmpty, let base = buffer.baseAddress,
                let hit = unsafe memchr(base + range.lowerBound, Int32(byte), range.count)
            else { return nil }
            return unsafe UnsafeRawPointer(hit) - UnsafeRawPointer(base)
        }
    }

    /// The first index of `byte` anywhere, or nil.
    @inline(__always)
    func firstIndex(of byte: UInt8) -> Int? { firstIndex(of: byte, in: 0..<count) }

    /// Where the line that starts at `start` ends: the index after its LF, or `end`.
    @inline(__always)
    func lineEnd(from start: Int, to end: Int) -> Int {
        firstIndex(of: ASCII.lf, in: start..<end).map { $0 + 1 } ?? end
    }

    /// `range` without CR and LF at its end.
    @inline(__always)
    func droppingNewline(_ range: Range<Int>) -> Range<Int> {
        var end = range.upperBound
        while end > range.lowerBound, self[end - 1] == ASCII.lf || self[end - 1] == ASCII.cr { end -= 1 }
        return range.lowerBound..<end
    }

    /// `range` without whitespace at both ends.
    @inline(__always)
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while end > start, self[end - 1].isWhitespace { end -= 1 }
        while start < end, self[start].isWhitespace { start += 1 }
        return start..<end
    }

    /// Whether the octets in `range` are `text`, ASCII letters compared without case.
    @inline(__always)
    func equals(_ text: StaticString, in range: Range<Int>) -> Bool {
        guard range.count == text.utf8CodeUnitCount else { return false }
        return hasPrefix(text, in: range)
    }

    /// Whether `range` begins with `text`, ASCII letters compared without case.
    func hasPrefix(_ text: StaticString, in range: Range<Int>) -> Bool {
        let length = text.utf8CodeUnitCount
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        guard range.count >= length else { return false }
        return unsafe withUnsafeBufferPointer { buffer in
            let wanted = unsafe text.utf8Start
            for offset in 0..<length {
                let byte = unsafe buffer[range.lowerBound &+ offset]
                if unsafe byte != wanted[offset], unsafe byte.lowercasedASCII != wanted[offset].lowercasedASCII {
                    return false
                }
            }
            return true
        }
    }

    /// Whether these octets are exactly those of `other`.
    func matches(_ other: [UInt8], at start: Int) -> Bool {
        guard start + other.count <= count else { return false }
        for offset in 0..<other.count where self[start + offset] != other[offset] { return false }
        return true
    }
}

extension [UInt8] {
    /// Appends the octets of a span.
    @inline(__always)
    mutating func append(_ span: Span<UInt8>) {
        unsafe span.withUnsafeBufferPointer { buffer in unsafe append(contentsOf: buffer) }
    }
}
