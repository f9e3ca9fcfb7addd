import Synchronization

/// The iconv handles that are open and in nobody's hands. Opening one costs more than decoding a mail, and glibc unloads a
/// charset's code when its last handle is closed.
enum IconvPool {
    /// As many as threads are likely to parse at the same time; more are closed when they come back.
    private static let kept = 8
    private static let idle = Mutex<[String: [IconvConverter]]>([:])

    /// A converter from the charset `name`, the caller's own until it is given back; nil where iconv lacks the charset.
    static func take(_ name: String) -> IconvConverter? {
        idle.withLock { $0[name]?.popLast() } ?? IconvConverter(from: name)
    }

    /// Takes a converter back.
    static func giveBack(_ converter: IconvConverter, _ name: String) {
        let isFull = idle.withLock { idle in
            guard idle[name, default: []].count < kept else { return true }
            idle[name, default: []].append(converter)
            return false
        }
        if isFull { converter.close() }
    }
}
