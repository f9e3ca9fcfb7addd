import Foundation
import Mail

/// The refresh token of an account as it changes: a server may give another at every use and forget the old one (RFC 6749 §6), and people may
/// write a new one into its file while we run.
struct RefreshToken {
    private var value: Secret
    private let file: String?
    /// What the file held when we last looked.
    private var known: String

    /// - Parameters:
    ///   - first: as the settings were read.
    ///   - file: where it stands; nil where it comes from the environment.
    init(_ first: Secret, file: String?) {
        value = first
        self.file = file
        known = first.revealed
    }

    /// The newest: what stands in the file, where that has changed, else the last one given.
    mutating func newest() -> Secret {
        if let file, let text = Self.read(file), !text.isEmpty, text != known {
            known = text
            value = Secret(text)
        }
        return value
    }

    /// Takes another one over and writes it into the file.
    ///
    /// - Returns: false where it cannot be written, so that a restart would begin with the old one.
    mutating func replace(with new: Secret) -> Bool {
        guard new != value else { return true }
        value = new
        guard let file else { return false }
        guard Self.write(new.revealed, to: file) else { return false }
        known = new.revealed
        return true
    }

    private static func read(_ file: String) -> String? {
        guard let data = FileManager.default.contents(atPath: file), data.count <= 65_536 else { return nil }
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    /// Beside the file, then renamed, so that there is a whole token whenever the power fails; with the file's own rights, or for us alone.
    private static func write(_ text: String, to file: String) -> Bool {
        // What a link points to is replaced, not the link.
        let target = URL(fileURLWithPath: file).resolvingSymlinksInPath().path
        let draft = "\(target).\(UUID().uuidString)"
        var old = stat()
        let exists = stat(target, &old) == 0
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL, exists ? old.st_mode & 0o777 : 0o600)
        guard descriptor >= 0 else { return false }
        let bytes = Array(text.utf8)
        let isWritten = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) } == bytes.count
        // Root keeps the file readable for whoever owned it; who may not give files away owns them anyway.
        if exists { _ = fchown(descriptor, old.st_uid, old.st_gid) }
        let isSafe = isWritten && fsync(descriptor) == 0
        close(descriptor)
        guard isSafe, rename(draft, target) == 0 else {
            unlink(draft)
            return false
        }
        return true
    }
}
