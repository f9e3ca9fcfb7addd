import Foundation

/// A throw-away Dovecot: its own folder, free loopback ports, a certificate of its own, users with fixed passwords and Maildirs. Several
/// run beside each other, as root or not, and without systemd. `stop()` ends it by its process id and removes the folder.
package final class DovecotServer: Sendable {
    package enum Failure: Error, CustomStringConvertible {
        case command(String)
        case notReady(String)

        package var description: String {
            switch self {
            case .command(let text): "a command failed: \(text)"
            case .notReady(let log): "Dovecot does not answer; its log ends: \(log)"
            }
        }
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
    private let process: Process

    /// The password of every user.
    package static let password = "sesame \"quoted\" \\ päss"

    /// - Parameters:
    ///   - users: local names; each has an INBOX.
    ///   - extra: more lines of configuration.
    package init(users: [String] = ["city"], extra: String = "") throws {
        folder = try Self.makeFolder()
        self.users = users
        try Self.makeCertificate(in: folder)
        var attempt = 0
        while true {
            attempt += 1
            let ports = try FreePort.find(3)
            let configuration = DovecotConfiguration(folder: folder, ports: ports, users: users, extra: extra)
            try configuration.write()
            let process = try Self.start(folder)
            if Self.isListening(ports, while: process) {
                (imapPort, imapsPort, lmtpPort) = (ports[0], ports[1], ports[2])
                self.process = process
                return
            }
            process.terminate()
            process.waitUntilExit()
            guard attempt < 3 else { throw Failure.notReady(Self.logTail(folder)) }
        }
    }

    /// Ends it and removes its folder.
    package func stop() {
        process.terminate()
        process.waitUntilExit()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Breaks every connection, as a crash of the server would, and comes back on the same ports.
    package var log: String { Self.logTail(folder) }

    /// Puts a mail into a user's mailbox as a delivery agent does: written in full, then renamed into `new`.
    package func deliver(_ mail: [UInt8], to user: String, name: String = UUID().uuidString) throws {
        let maildir = "\(folder)/mail/\(user)/Maildir"
        for part in ["tmp", "new", "cur"] {
            try FileManager.default.createDirectory(atPath: "\(maildir)/\(part)", withIntermediateDirectories: true)
        }
        try Data(mail).write(to: URL(fileURLWithPath: "\(maildir)/tmp/\(name)"))
        try FileManager.default.moveItem(atPath: "\(maildir)/tmp/\(name)", toPath: "\(maildir)/new/\(name)")
    }

    private static func makeFolder() throws -> String {
        let folder = NSTemporaryDirectory() + "dovecot-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        // Its workers of another user must be able to look through it.
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
        return folder
    }

    private static func makeCertificate(in folder: String) throws {
        let arguments = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "30",
            "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
            "-keyout", "\(folder)/key.pem", "-out", "\(folder)/certificate.pem",
        ]
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure.command("openssl req") }
    }

    private static func start(_ folder: String) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: binary)
        process.arguments = ["-F", "-c", "\(folder)/dovecot.conf"]
        process.standardInput = FileHandle.nullDevice
        _ = FileManager.default.createFile(atPath: "\(folder)/output", contents: nil)
        let output = FileHandle(forWritingAtPath: "\(folder)/output")
        process.standardOutput = output
        process.standardError = output
        try process.run()
        return process
    }

    private static func isListening(_ ports: [UInt16], while process: Process) -> Bool {
        let end = Date().addingTimeInterval(20)
        while process.isRunning, Date() < end {
            if ports.allSatisfy({ LoopbackProbe.answers(on: $0) }) { return true }
            usleep(20_000)
        }
        return false
    }

    private static func logTail(_ folder: String) -> String {
        ["log", "output"].map { name in
            String(
                decoding: (FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data()).suffix(2000),
                as: UTF8.self)
        }.joined(separator: "\n")
    }
}
