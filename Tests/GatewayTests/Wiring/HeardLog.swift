import Logging
import Synchronization

/// Keeps what is logged, a line for each event.
final class HeardLog: Sendable {
    private struct Handler: LogHandler {
        let heard: HeardLog
        var logLevel = Logger.Level.info
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) { heard.said.withLock { $0.append(heard.line(event)) } }
    }

    private let said = Mutex<[String]>([])
    private let line: @Sendable (LogEvent) -> String

    /// - Parameter line: what is kept of an event.
    init(_ line: @escaping @Sendable (LogEvent) -> String) { self.line = line }

    var lines: [String] { said.withLock { $0 } }

    var logger: Logger { Logger(label: "t") { _ in Handler(heard: self) } }
}
