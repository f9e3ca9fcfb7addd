import Intake
import Synchronization

/// The key that requests are signed with now.
final class S3Keys: Sendable {
    private let source: S3KeySource
    private let current: Mutex<S3Key>

    /// - Throws: `.refused` where there is none.
    init(_ source: S3KeySource) throws(StoreFailure) {
        self.source = source
        current = Mutex(try source.key())
    }

    var key: S3Key { current.withLock { $0 } }

    /// Reads the key again that was refused. Blocks.
    ///
    /// - Returns: whether it is another one now.
    func renew(_ refused: S3Key) -> Bool {
        // Somebody else may have read it already. A file that is just being replaced is read at the next refusal.
        guard key == refused, let new = try? source.key() else { return key != refused }
        current.withLock { $0 = new }
        return new != refused
    }
}
