import Foundation
import Intake

/// What a child has said: `begin ID` before each message, `asks ID` where it asks the store about it, and `end ID` after it, a line each.
struct RehearsalSpeech {
    /// The message that was begun and not ended.
    let current: RowID?
    /// Whether the store was asked about it, so that the child may wait for that.
    let isAsking: Bool

    init(_ output: [UInt8]) {
        var current: RowID?
        var isAsking = false
        // What stands behind the last line break is half a line.
        for line in output.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast() {
            let words = String(decoding: line, as: UTF8.self).split(separator: " ")
            guard words.count == 2, let id = Int64(words[1]) else { continue }
            isAsking = words[0] == "asks"
            current = isAsking || words[0] == "begin" ? RowID(rawValue: id) : nil
        }
        self.current = current
        self.isAsking = isAsking
    }

    /// Says it at once: what a buffer holds is lost with the process.
    static func say(_ line: String) { FileHandle.standardOutput.write(Data(line.utf8)) }

    static func begin(_ id: RowID) -> String { "begin \(id)\n" }

    static func asks(_ id: RowID) -> String { "asks \(id)\n" }

    static func end(_ id: RowID) -> String { "end \(id)\n" }
}
