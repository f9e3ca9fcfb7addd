import Foundation

/// Where the repository and the built program are.
enum Places {
    static let repository = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .path()

    /// The `intake` that was built with the tests: beside the test bundle, whatever the scratch path.
    static let program: String = {
        for argument in ProcessInfo.processInfo.arguments where argument.contains(".xctest") {
            let folder = URL(fileURLWithPath: argument.components(separatedBy: ".xctest")[0])
                .deletingLastPathComponent()
            let path = folder.appendingPathComponent("intake").path
            if FileManager.default.isExecutableFile(atPath: path) { return path }
        }
        return repository + "/.build/debug/intake"
    }()
}
