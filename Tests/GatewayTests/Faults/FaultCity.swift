import Foundation
import TestKit

/// A city for tests of faults: a mailbox on a real Dovecot, an outgoing mail server and text providers that a test scripts, and a chat.
/// Quicker to start than the sandbox, and several run side by side.
final class FaultCity: Sendable {
    static let twilioToken = "0123456789abcdef0123456789abcdef"
    static let account = "AC00000000000000000000000000000311"

    let folder: TemporaryFolder
    let dovecot: DovecotServer
    let port: Int

    var settings: String { folder.path("intake.yaml") }
    /// The store's folder.
    var data: String { folder.path("data") }

    private init(_ folder: TemporaryFolder, _ dovecot: DovecotServer) throws {
        self.folder = folder
        self.dovecot = dovecot
        port = Int(try FreePort.find(1)[0])
    }

    /// Starts a city, works with it and stops it.
    ///
    /// - Parameters:
    ///   - relay: where the city's mail goes out.
    ///   - twilio: the base address of Twilio's API; no such channel without it.
    ///   - kannel: that of Kannel's.
    ///   - extra: more of `intake.yaml`.
    static func with(
        relay: ScriptedRelay, twilio: String? = nil, kannel: String? = nil, extra: String = "",
        _ work: (FaultCity) async throws -> Void
    ) async throws {
        let city = try FaultCity(TemporaryFolder(), try await DovecotServer.launch())
        do {
            try city.write(relay: relay, twilio: twilio, kannel: kannel, extra: extra)
            try await work(city)
        } catch {
            await city.stop()
            throw error
        }
        await city.stop()
    }

    /// The running gateway.
    func start(prefix: [String] = []) async throws -> IntakeProcess {
        try await IntakeProcess.start(settings: settings, port: port, prefix: prefix)
    }

    /// Puts a mail of `resident-NUMBER@resident.example` into the city's mailbox.
    ///
    /// - Parameter name: the sender's name, which may be an encoded word.
    func deliver(_ number: Int, charset: String = "utf-8", name: String? = nil) throws {
        let mail = """
            From: \(name ?? "Resident \(number)") <\(Self.resident(number))>\r\nTo: 311@city.example\r\n\
            Subject: Pothole number \(number)\r\nMessage-ID: <mail-\(number)@resident.example>\r\n\
            Date: Sat, 21 Nov 2026 12:00:00 +0000\r\nContent-Type: text/plain; charset=\(charset)\r\n\r\n\
            There is pothole number \(number) on Elm Street.\r\n
            """
        try dovecot.deliver(Array(mail.utf8), to: "city")
    }

    /// How many mails of the city's mailbox bear the gateway's mark: a Maildir shows a keyword as a small letter.
    var marked: Int {
        let names =
            (try? FileManager.default.contentsOfDirectory(atPath: dovecot.folder + "/mail/city/Maildir/cur")) ?? []
        return names.count { name in name.split(separator: ",").last?.contains { ("a"..."z").contains($0) } == true }
    }

    /// A disk of its own for the store.
    func smallDisk() throws -> SmallDisk {
        try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
        return SmallDisk(at: data)
    }

    static func resident(_ number: Int) -> String { "resident-\(number)@resident.example" }

    private func stop() async { _ = try? await BlockingWork.run { [dovecot] in dovecot.stop() } }

    private func write(relay: ScriptedRelay, twilio: String?, kannel: String?, extra: String) throws {
        try write("reply-key", String(repeating: "0123456789abcdef", count: 4))
        try write("password", DovecotServer.password)
        try write("token", Self.twilioToken)
        try write("intake.yaml", top + extra)
        try write("channels/chat-web.yaml", "kind: chat\n")
        try write("channels/email-311.yaml", email(relay))
        if let twilio {
            try write(
                "channels/sms-twilio.yaml",
                """
                kind: sms
                provider: twilio
                numbers: ["+16175550322"]
                twilio: {account_sid: \(Self.account), auth_token_file: token, api_url: "\(twilio)"}
                """)
        }
        if let kannel {
            try write(
                "channels/sms-kannel.yaml",
                """
                kind: sms
                provider: kannel
                numbers: ["+16175550311"]
                kannel: {send_url: "\(kannel)/cgi-bin/sendsms", user: intake, password_file: token, token_file: token}
                """)
        }
    }

    private var top: String {
        """
        city:
          name: Test City
          phone: 617-555-0311
          time_zone: America/New_York
        listen:
          public: 127.0.0.1:\(port)
        templates: \(Places.repository)/templates
        routing: \(Places.repository)/channels/routing.yaml
        secrets:
          reply_key_file: reply-key

        """
    }

    private func email(_ relay: ScriptedRelay) -> String {
        """
        kind: email
        address: 311@city.example
        imap:
          host: localhost
          port: \(dovecot.imapsPort)
          ca_file: \(dovecot.certificate)
          user: city
          password_file: password
        smtp:
          host: 127.0.0.1
          port: \(relay.port)
          security: plain
        """
    }

    private func write(_ name: String, _ text: String) throws {
        let url = URL(fileURLWithPath: folder.path(name))
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: url, atomically: true, encoding: .utf8)
    }
}
