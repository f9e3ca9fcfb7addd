import Glibc

/// One iconv conversion to UTF-8.
///
/// A handle has a state, so it must be used by one thread at a time: `IconvPool` hands it out and takes it back.
@safe struct IconvConverter {
    private let handle: iconv_t

    /// A converter from the charset that iconv knows as `name`, or nil where this machine's iconv does not.
    init?(from name: String) {
        guard let opened = unsafe iconv_open("UTF-8", name), Int(bitPattern: opened) != -1 else { return nil }
        unsafe handle = opened
    }

    /// Ends the handle's life. It must not be used again.
    func close() { unsafe iconv_close(handle) }

    /// Appends `bytes` as UTF-8: an octet that is none in the charset becomes U+FFFD and the next is tried; a character cut
    /// off at the end is dropped.
    func decode(_ bytes: Span<UInt8>, into output: inout [UInt8]) -> DecodeNotes {
        var notes: DecodeNotes = []
        unsafe bytes.withUnsafeBufferPointer { source in
            unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 4_096) { chunk in
                _ = unsafe iconv(handle, nil, nil, nil, nil)
                var input = unsafe UnsafeMutablePointer<CChar>(
                    mutating: UnsafeRawPointer(source.baseAddress)?.assumingMemoryBound(to: CChar.self))
                var inputLeft = source.count
                var isFlushed = false
                while inputLeft > 0 || !isFlushed {
                    isFlushed = inputLeft == 0
                    var target = chunk.baseAddress
                    var targetLeft = chunk.count
                    // Without input, iconv hands out what its state still holds.
                    let result =
                        unsafe isFlushed
                        ? iconv(handle, nil, nil, &target, &targetLeft)
                        : iconv(handle, &input, &inputLeft, &target, &targetLeft)
                    let failure = errno
                    unsafe output.append(
                        contentsOf: UnsafeRawBufferPointer(start: chunk.baseAddress, count: chunk.count - targetLeft))
                    if result != -1 || isFlushed { continue }
                    if failure == EINVAL {
                        notes.insert(.badCharacters)
                        inputLeft = 0
                    } else if failure != E2BIG {
                        notes.insert(.badCharacters)
                        output.append(contentsOf: UTF8Decoder.replacement)
                        unsafe input = input?.advanced(by: 1)
                        inputLeft -= 1
                    }
                }
            }
        }
        return notes
    }
}

// A handle is moved from thread to thread by the pool's lock and used by one at a time.
extension IconvConverter: @unchecked Sendable {}
