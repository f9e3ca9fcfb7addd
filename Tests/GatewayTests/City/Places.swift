import Foundation
import TestKit

/// Where the built program is.
enum Places {
    /// The `intake` that was built with the tests: beside the test bundle, whatever the scratch path.
    static let program: String = {
        for argument in ProcessInfo.processInfo.arguments where argument.contains(".xctest") {
            let folder = URL(fileURLWithPath: argument.components(separatedBy: ".xctest")[0])
                .deletingLastPathComponent()
            let path = folder.appendingPathComponent("intake").path
            if FileManager.default.isExecutableFile(atPath: path) { return path }
        }
        return Repository.path(".build/debug/intake")
    }()
}
