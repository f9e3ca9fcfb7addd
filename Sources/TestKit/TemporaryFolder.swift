import Foundation

/// A folder of a test's own, removed with everything in it when the value goes.
package final class TemporaryFolder: Sendable {
    package let path: String

    package init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("intake-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit {
        // What cannot be removed is left to the system's own sweep of temporary files.
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The path of a name within the folder.
    package func path(_ name: String) -> String { path + "/" + name }
}
