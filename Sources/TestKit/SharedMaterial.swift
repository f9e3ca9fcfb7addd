import Foundation

/// Test material that stands beside the repository and is no part of it: `../shared` from the repository's root. A test
/// that needs it is enabled only where it is there, and says so where it is not:
///
///     @Test(.enabled(if: SharedMaterial.has("vectors/sms/twilio.json"), "needs ../shared/vectors"))
package enum SharedMaterial {
    private static let folder = Repository.folder.deletingLastPathComponent().appending(path: "shared")

    /// Whether a file or folder is there.
    package static func has(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: path).path())
    }

    /// The bytes of a file.
    package static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: path)))
    }

    /// A JSON file's value.
    package static func json<Value: Decodable>(_ path: String, as type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: Data(contentsOf: folder.appending(path: path)))
    }

    /// The names in a folder, sorted.
    package static func names(in path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path()).sorted()
    }
}
