import Foundation

/// PostgreSQL's programs and the account that they run as.
package enum PostgresPrograms {
    private static let versions = "/usr/lib/postgresql"

    /// The folder of the newest version's programs; nil where none is installed.
    package static let folder: String? = {
        let found = (try? FileManager.default.contentsOfDirectory(atPath: versions)) ?? []
        return found.compactMap { Int($0) }.max().map { "\(versions)/\($0)/bin" }
    }()

    /// PostgreSQL does not run as root; its package brings a user.
    static let owner: (uid: uid_t, gid: gid_t)? = {
        guard getuid() == 0, let user = getpwnam("postgres") else { return nil }
        return (user.pointee.pw_uid, user.pointee.pw_gid)
    }()

    /// The words that run a program as that account.
    static func asOwner(_ words: [String]) -> [String] {
        guard let owner else { return words }
        return ["/usr/bin/setpriv", "--reuid=\(owner.uid)", "--regid=\(owner.gid)", "--clear-groups"] + words
    }

    /// Makes a folder of theirs.
    static func makeFolder(_ path: String) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try giveAway(path)
    }

    /// Makes a file or a folder theirs.
    static func giveAway(_ path: String) throws {
        if let owner, chown(path, owner.uid, owner.gid) != 0 {
            throw ChildProcess.Failure.notStarted("chown", errno: errno)
        }
    }

    /// Runs one of the programs as that account to its end. Blocks.
    static func run(_ words: [String], output: String) throws {
        let words = asOwner(words)
        try ChildProcess(words[0], Array(words.dropFirst()), output: output).wait()
    }
}
