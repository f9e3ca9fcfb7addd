import Synchronization

/// The tables of the 8-bit charsets, each made from iconv once, when the first mail needs it.
enum SingleByteTables {
    private static let made = Mutex<[String: SingleByteTable]>([:])

    /// The table of the charset that iconv knows as `name`, or nil where this machine's iconv lacks it.
    static func table(_ name: String) -> SingleByteTable? {
        made.withLock { tables in
            if let table = tables[name] { return table }
            guard let converter = IconvPool.take(name) else { return nil }
            var upper: [UInt32] = []
            for byte in UInt8(0x80)...0xFF {
                var character: [UInt8] = []
                let notes = converter.decode([byte].span, into: &character)
                let scalar = String(decoding: character, as: UTF8.self).unicodeScalars.first?.value
                upper.append(notes.isEmpty ? scalar ?? 0xFFFD : 0xFFFD)
            }
            IconvPool.giveBack(converter, name)
            let table = SingleByteTable(upper: upper)
            tables[name] = table
            return table
        }
    }
}
