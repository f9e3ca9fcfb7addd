import Foundation
import Intake
import Synchronization

/// What the child has said so far: `begin ID` before each message and `end ID` after it.
final class RehearsalProgress: Sendable {
    private struct State {
        var rest: [UInt8] = []
        var current: RowID?
        var count = 0
    }

    private let state = Mutex(State())

    /// The message that was begun and not ended.
    var current: RowID? { state.withLock(\.current) }

    /// Lines heard.
    var count: Int { state.withLock(\.count) }

    func take(_ data: Data) {
        state.withLock { state in
            state.rest += data
            while let end = state.rest.firstIndex(of: UInt8(ascii: "\n")) {
                let words = String(decoding: state.rest[..<end], as: UTF8.self).split(separator: " ")
                state.rest.removeSubrange(...end)
                state.count += 1
                guard words.count == 2, let id = Int64(words[1]) else { continue }
                state.current = words[0] == "begin" ? RowID(rawValue: id) : nil
            }
        }
    }
}
