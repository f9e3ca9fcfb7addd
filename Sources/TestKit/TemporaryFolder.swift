import Foundation
import Synchronization

/// A folder of a test's own, removed with everything in it when the value goes.
package final class TemporaryFolder: Sendable {
    package let path: String
    private let farewells = Mutex<[@Sendable () -> Void]>([])

    package init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("intake-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit {
        // What cannot be removed is left to the system's own sweep of temporary files.
        try? FileManager.default.removeItem(atPath: path)
        for farewell in farewells.withLock({ $0 }) { farewell() }
    }

    /// Has something done when the folder goes: what belongs to it elsewhere goes, too.
    package func atRemoval(_ farewell: @escaping @Sendable () -> Void) { farewells.withLock { $0.append(farewell) } }

    /// The path of a name within the folder.
    package func path(_ name: String) -> String { path + "/" + name }
}
