extension Charset {
    /// Decodes `bytes` and appends them to `output` as valid UTF-8. Total: whatever the bytes are, something readable comes
    /// out, in linear time. NUL is left to the caller, who makes the string.
    func decode(_ bytes: Span<UInt8>, into output: inout [UInt8]) -> DecodeNotes {
        switch self {
        case .utf8: return UTF8Decoder.decode(bytes, into: &output)
        case .unknown: return UTF8Decoder.decode(bytes, into: &output).union(.unknownCharset)
        case .windows1252: return SingleByteTable.windows1252.decode(bytes, into: &output)
        case .singleByte(let name):
            if let table = SingleByteTables.table(name) { return table.decode(bytes, into: &output) }
            return UTF8Decoder.decode(bytes, into: &output).union(.unknownCharset)
        case .multibyte(let name): return Self.decode(bytes, iconv: name, into: &output)
        case .iso2022jp:
            var eucJP: [UInt8] = []
            let notes = ISO2022JP.convertToEUC(bytes, into: &eucJP)
            return Self.decode(eucJP.span, iconv: "EUC-JP-MS", into: &output).union(notes)
        case .utf16(let bigEndian):
            let (order, start) = UTF16ByteOrder.detect(bytes, stated: bigEndian)
            return Self.decode(bytes.extracting(start..<bytes.count), iconv: order, into: &output)
        }
    }

    private static func decode(_ bytes: Span<UInt8>, iconv name: String, into output: inout [UInt8]) -> DecodeNotes {
        guard let converter = IconvPool.take(name) else {
            return UTF8Decoder.decode(bytes, into: &output).union(.unknownCharset)
        }
        let notes = converter.decode(bytes, into: &output)
        IconvPool.giveBack(converter, name)
        return notes
    }
}
