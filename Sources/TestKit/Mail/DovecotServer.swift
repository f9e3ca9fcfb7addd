import Foundation

/// A throw-away Dovecot: its own folder, free loopback ports, a certificate of its own, users with fixed passwords and Maildirs. Several
/// run beside each other, as root or not, and without systemd. `stop()` ends it by its process id and removes the folder.
package final class DovecotServer: Sendable {
    package struct NotReady: Error, CustomStringConvertible {
        let log: String
        package var description: String { "Dovecot does not answer; its log ends: \(log)" }
    }

    private static let binary = "/usr/sbin/dovecot"

    /// Where it is not installed, tests that need it are skipped, saying so.
    package static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: binary) }

    package let folder: String
    /// Plain and STARTTLS.
    package let imapPort: UInt16
    package let imapsPort: UInt16
    package let lmtpPort: UInt16
    /// The self-signed certificate, for `localhost`, which is its own authority.
    package var certificate: String { "\(folder)/certificate.pem" }
    package let users: [String]
    private let process: ChildProcess

    /// The password of every user.
    package static let password = "sesame \"quoted\" \\ päss"

    /// Starts one, on a thread of its own until it answers.
    ///
    /// - Parameters:
    ///   - users: local names; each has an INBOX.
    ///   - extra: more lines of configuration.
    package static func launch(users: [String] = ["city"], extra: String = "") async throws -> DovecotServer {
        try await BlockingWork.run { try DovecotServer(users: users, extra: extra) }
    }

    private init(users: [String], extra: String) throws {
        folder = try Self.makeFolder()
        self.users = users
        try SelfSignedCertificate.write(certificate: "\(folder)/certificate.pem", key: "\(folder)/key.pem")
        var attempt = 0
        while true {
            attempt += 1
            let ports = try FreePort.find(3)
            let configuration = DovecotConfiguration(folder: folder, ports: ports, users: users, extra: extra)
            try configuration.write()
            let process = try Self.start(folder)
            if LoopbackProbe.wait(for: ports, while: process) {
                (imapPort, imapsPort, lmtpPort) = (ports[0], ports[1], ports[2])
                self.process = process
                try makeMaildirs()
                return
            }
            process.stop()
            guard attempt < 3 else { throw NotReady(log: Self.logTail(folder)) }
        }
    }

    /// Ends it and removes its folder.
    package func stop() {
        process.stop()
        ThrowawayFolder.remove(folder)
    }

    /// The end of what it logged.
    package var log: String { Self.logTail(folder) }

    /// Puts a mail into a user's mailbox as a delivery agent does: written in full, then renamed into `new`.
    package func deliver(_ mail: [UInt8], to user: String, name: String = UUID().uuidString) throws {
        let maildir = "\(folder)/mail/\(user)/Maildir"
        try Data(mail).write(to: URL(fileURLWithPath: "\(maildir)/tmp/\(name)"))
        try Self.giveAway("\(maildir)/tmp/\(name)")
        try FileManager.default.moveItem(atPath: "\(maildir)/tmp/\(name)", toPath: "\(maildir)/new/\(name)")
    }

    private func makeMaildirs() throws {
        for user in users {
            for path in ["", "/Maildir", "/Maildir/tmp", "/Maildir/new", "/Maildir/cur"] {
                let path = "\(folder)/mail/\(user)\(path)"
                try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
                try Self.giveAway(path)
            }
        }
    }

    private static func giveAway(_ path: String) throws {
        let owner = DovecotConfiguration.owner
        guard chown(path, owner.uid, owner.gid) == 0 else { throw NotReady(log: "chown of \(path) failed") }
    }

    private static func makeFolder() throws -> String {
        let folder = NSTemporaryDirectory() + "dovecot-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        // Its workers of another user must be able to look through it.
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
        return folder
    }

    private static func start(_ folder: String) throws -> ChildProcess {
        try ChildProcess(binary, ["-F", "-c", "\(folder)/dovecot.conf"], output: "\(folder)/output")
    }

    private static func logTail(_ folder: String) -> String {
        ["log", "output"].map { name in
            String(
                decoding: (FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data()).suffix(2000),
                as: UTF8.self)
        }.joined(separator: "\n")
    }
}
