import Foundation

/// The folder of a server that a test starts.
enum ThrowawayFolder {
    /// Removes it. A server's workers may write a last line behind the end of their master, hence again for up to two seconds.
    static func remove(_ path: String) {
        let end = Date().addingTimeInterval(2)
        while FileManager.default.fileExists(atPath: path), Date() < end {
            do {
                try FileManager.default.removeItem(atPath: path)
            } catch {
                usleep(10_000)
            }
        }
    }
}
