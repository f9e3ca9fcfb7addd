import Foundation
import TestKit

/// A city with two mailboxes on a real Dovecot, and an SMTP server that takes all. Mail is polled once in a thousand hours: what comes in
/// time comes by IDLE.
struct MailCity: Sendable {
    /// Whether the servers are installed; where not, tests are skipped, saying so.
    static let isInstalled =
        DovecotServer.isInstalled && FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")

    let dovecot: DovecotServer
    let sink: AcceptingSMTPServer
    let folder: TemporaryFolder

    var view: StoreView { StoreView(folder: folder.path("data")) }

    /// Starts the servers, works and stops them.
    ///
    /// - Parameter extra: further sections of the settings.
    static func with(extra: String = "", _ work: (MailCity) async throws -> Void) async throws {
        let dovecot = try await DovecotServer.launch(users: ["city", "parks"])
        defer { dovecot.stop() }
        let sink = try AcceptingSMTPServer()
        defer { sink.stop() }
        let channels = [
            "email-311.yaml": channel(dovecot, sink, user: "city", address: "311@city.example"),
            "email-parks.yaml": channel(dovecot, sink, user: "parks", address: "parks@city.example"),
        ]
        let folder = try CityFiles(extra: extra, channels: channels).folder
        try DovecotServer.password.write(toFile: folder.path("password"), atomically: true, encoding: .utf8)
        try await work(MailCity(dovecot: dovecot, sink: sink, folder: folder))
    }

    private static func channel(_ dovecot: DovecotServer, _ sink: AcceptingSMTPServer, user: String, address: String)
        -> String
    {
        """
        kind: email
        address: \(address)
        authserv_id: mx.city.example
        poll: 1000h
        largest_mail_mb: 1
        imap:
          host: localhost
          port: \(dovecot.imapsPort)
          ca_file: \(dovecot.certificate)
          user: \(user)
          password_file: password
        smtp:
          host: 127.0.0.1
          port: \(sink.port)
          security: plain
        """
    }

    /// Serves the city while `work` runs.
    func serving(_ work: (IntakeProcess) async throws -> Void) async throws {
        let intake = try await IntakeProcess.start(folder)
        do {
            try await work(intake)
        } catch {
            try await intake.stop()
            throw error
        }
        try await intake.stop()
    }

    /// Waits until everything that the server has is kept, and everything kept is filed.
    func settled(_ channel: String, _ count: Int) async throws {
        let kept = "SELECT COUNT(*) FROM received WHERE channel = '\(channel)'"
        try await eventually(within: .seconds(120)) { try await view.number(kept) >= count }
        try await eventually(within: .seconds(120)) {
            try await view.number("SELECT COUNT(*) FROM received WHERE state = 'kept'") == 0
        }
    }

    /// Whether both mailboxes were read to their end since the start.
    func hasLooked(_ intake: IntakeProcess) async throws -> Bool {
        let connection = try await RawConnection.open(host: "127.0.0.1", port: intake.port)
        try await connection.send(
            "GET /metrics HTTP/1.1\r\nHost: localhost:\(intake.port)\r\nConnection: close\r\n\r\n")
        let text = try await connection.answer().body
        try await connection.close()
        return ["email-311", "email-parks"].allSatisfy { channel in
            text.contains("intake_channel_up{channel=\"\(channel)\",half=\"receive\"} 1")
        }
    }

    /// The UIDs of a user's mails by the names under which they were delivered, as Dovecot wrote them down.
    func uids(of user: String) throws -> [String: UInt32] {
        let list = try String(
            contentsOfFile: "\(dovecot.folder)/mail/\(user)/Maildir/dovecot-uidlist", encoding: .utf8)
        var uids: [String: UInt32] = [:]
        for line in list.split(separator: "\n").dropFirst() {
            guard let uid = line.split(separator: " ").first.flatMap({ UInt32($0) }),
                let colon = line.firstIndex(of: ":")
            else { continue }
            // Dovecot may have appended sizes behind a comma.
            uids[String(line[line.index(after: colon)...].prefix { $0 != "," && $0 != ":" })] = uid
        }
        return uids
    }

    /// Runs a command of `intake` on this city.
    func run(_ words: String...) async throws -> Command.Result {
        try await IntakeProgram.run(words + ["--config", folder.path("intake.yaml")])
    }
}
