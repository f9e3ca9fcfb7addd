package import Intake

/// Where the key of a bucket comes from: never from settings or URLs (promise 14).
package enum S3KeySource: Hashable, Sendable {
    /// Of the environment, which does not change.
    case fixed(S3Key)
    /// A file that may be written anew, such as by whoever fetches keys that hold for some hours.
    case file(String)

    /// From `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and perhaps `AWS_SESSION_TOKEN`; nil where there is none.
    package init?(environment: [String: String]) {
        guard let id = environment["AWS_ACCESS_KEY_ID"], let secret = environment["AWS_SECRET_ACCESS_KEY"] else {
            return nil
        }
        let token = environment["AWS_SESSION_TOKEN"].flatMap { $0.isEmpty ? nil : $0 }
        guard let key = S3Key(id: id, secret: secret, token: token) else { return nil }
        self = .fixed(key)
    }

    /// Reads the key. Blocks for a moment.
    ///
    /// - Throws: `.refused`, without what stands there.
    package func key() throws(StoreFailure) -> S3Key {
        switch self {
        case .fixed(let key): key
        case .file(let path): try S3KeyFile.read(path)
        }
    }
}
