package import Foundation

/// Where the project's own files are, for tests that read them.
package enum Repository {
    package static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The path of a file or folder, from the repository's root.
    package static func path(_ name: String) -> String { folder.appending(path: name).path(percentEncoded: false) }

    /// A file's text.
    package static func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }
}
