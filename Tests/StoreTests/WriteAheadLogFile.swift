import Foundation

/// Reads SQLite's log file by its published format (sqlite.org/fileformat2.html#walformat), to check from outside what was
/// committed how often.
struct WriteAheadLogFile {
    let path: String

    /// Frames that end a transaction: those that name the database's size after it.
    func commits() throws -> Int {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        guard bytes.count >= 32 else { return 0 }
        let frame = 24 + number(bytes, at: 8)
        let salts = Array(bytes[16..<24])
        return stride(from: 32, to: bytes.count - frame + 1, by: frame).count { start in
            number(bytes, at: start + 4) != 0 && Array(bytes[(start + 8)..<(start + 16)]) == salts
        }
    }

    private func number(_ bytes: [UInt8], at index: Int) -> Int {
        bytes[index..<(index + 4)].reduce(0) { $0 << 8 | Int($1) }
    }
}
