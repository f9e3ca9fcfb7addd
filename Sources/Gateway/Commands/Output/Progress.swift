import Synchronization

/// How far a command is.
final class Progress: Sendable {
    private let doing: String
    private let far = Mutex("")

    init(_ doing: String) { self.doing = doing }

    /// E.g. `300 of 2000`.
    func say(_ text: String) { far.withLock { $0 = text } }

    var line: String {
        let far = far.withLock { $0 }
        return far.isEmpty ? doing : "\(doing): \(far)"
    }
}
