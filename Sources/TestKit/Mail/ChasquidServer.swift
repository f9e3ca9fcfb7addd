import Foundation

/// A throw-away SMTP server (chasquid): its own folder, free loopback ports, a certificate of its own, users with a password. What it
/// delivers is a file in `mail`, named by the recipient. Several run beside each other.
package final class ChasquidServer: Sendable {
    package struct NotReady: Error, CustomStringConvertible {
        let log: String
        package var description: String { "chasquid does not answer; its log ends: \(log)" }
    }

    package static let domain = "city.example"
    package static let password = "sesame \\ päss"
    private static let binary = "/usr/bin/chasquid"

    /// Where it is not installed, tests that need it are skipped, saying so.
    package static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: binary) }

    package let folder: String
    /// Takes mail for its own users without a login.
    package let smtpPort: UInt16
    /// STARTTLS and a login.
    package let submissionPort: UInt16
    /// Implicit TLS and a login.
    package let submissionsPort: UInt16
    /// The self-signed certificate, for `localhost`.
    package var certificate: String { "\(folder)/certs/localhost/fullchain.pem" }
    private let process: ChildProcess

    /// Starts one, on a thread of its own until it answers.
    ///
    /// - Parameter users: local names in `domain`.
    package static func launch(users: [String] = ["city", "ann"]) async throws -> ChasquidServer {
        try await BlockingWork.run { try ChasquidServer(users: users) }
    }

    private init(users: [String]) throws {
        folder = NSTemporaryDirectory() + "chasquid-\(UUID().uuidString.prefix(8))"
        for part in ["data", "certs/localhost", "domains/\(Self.domain)", "mail"] {
            try FileManager.default.createDirectory(atPath: "\(folder)/\(part)", withIntermediateDirectories: true)
        }
        let certificates = "\(folder)/certs/localhost"
        try SelfSignedCertificate.write(
            certificate: "\(certificates)/fullchain.pem", key: "\(certificates)/privkey.pem")
        for user in users {
            try ChildProcess(
                "/usr/bin/chasquid-util",
                ["-C=\(folder)", "user-add", "\(user)@\(Self.domain)", "--password=\(Self.password)"]
            ).wait()
        }
        var attempt = 0
        while true {
            attempt += 1
            let ports = try FreePort.find(3)
            try Self.write(folder, ports)
            let process = try ChildProcess(Self.binary, ["-config_dir", folder], output: "\(folder)/output")
            if LoopbackProbe.wait(for: ports, while: process) {
                (smtpPort, submissionPort, submissionsPort) = (ports[0], ports[1], ports[2])
                self.process = process
                return
            }
            process.stop()
            guard attempt < 3 else {
                let log = FileManager.default.contents(atPath: "\(folder)/output") ?? Data()
                throw NotReady(log: String(decoding: log.suffix(2000), as: UTF8.self))
            }
        }
    }

    /// Ends it and removes its folder.
    package func stop() {
        process.stop()
        ThrowawayFolder.remove(folder)
    }

    /// What was delivered to a user so far.
    package func delivered(to user: String) throws -> [String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/mail")
        return try names.filter { $0.hasPrefix("\(user)@") }.map {
            try String(contentsOfFile: "\(folder)/mail/\($0)", encoding: .utf8)
        }
    }

    private static func write(_ folder: String, _ ports: [UInt16]) throws {
        // Written under another name and renamed: what is seen is whole. Given to the shell as words, since a script that we wrote cannot
        // be executed while some other test's new process still holds it open for writing (ETXTBSY).
        let agent = #"file=$(mktemp \"$0/.XXXXXXXX\") && cat >\"$file\" && mv \"$file\" \"$0/$1.${file##*/.}\""#
        let configuration = """
            hostname: "localhost"
            smtp_address: "127.0.0.1:\(ports[0])"
            submission_address: "127.0.0.1:\(ports[1])"
            submission_over_tls_address: "127.0.0.1:\(ports[2])"
            max_data_size_mb: 1
            mail_delivery_agent_bin: "/bin/sh"
            mail_delivery_agent_args: "-c"
            mail_delivery_agent_args: "\(agent)"
            mail_delivery_agent_args: "\(folder)/mail"
            mail_delivery_agent_args: "%to%"
            data_dir: "\(folder)/data"
            mail_log_path: "\(folder)/log"
            suffix_separators: ""
            drop_characters: ""

            """
        try configuration.write(toFile: "\(folder)/chasquid.conf", atomically: true, encoding: .utf8)
    }
}
