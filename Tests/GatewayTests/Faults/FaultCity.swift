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

    private init(_ files: CityFiles, _ dovecot: DovecotServer, port: Int) throws {
        (folder, self.dovecot, self.port) = (files.folder, dovecot, port)
        try files.write("password", DovecotServer.password)
        try files.write("token", Self.twilioToken)
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
        let dovecot = try await DovecotServer.launch()
        let port = Int(try FreePort.find(1)[0])
        let files = try CityFiles(
            extra: extra, channels: channels(dovecot, relay: relay, twilio: twilio, kannel: kannel), port: port)
        let city = try FaultCity(files, dovecot, port: port)
        do {
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
        try dovecot.deliver(Self.mail(number, charset: charset, name: name), to: "city")
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

    /// A mail of `resident-NUMBER@resident.example`.
    static func mail(_ number: Int, charset: String = "utf-8", name: String? = nil) -> [UInt8] {
        let mail = """
            From: \(name ?? "Resident \(number)") <\(resident(number))>\r\nTo: 311@city.example\r\n\
            Subject: Pothole number \(number)\r\nMessage-ID: <mail-\(number)@resident.example>\r\n\
            Date: Sat, 21 Nov 2026 12:00:00 +0000\r\nContent-Type: text/plain; charset=\(charset)\r\n\r\n\
            There is pothole number \(number) on Elm Street.\r\n
            """
        return Array(mail.utf8)
    }

    static func resident(_ number: Int) -> String { "resident-\(number)@resident.example" }

    private func stop() async { _ = try? await BlockingWork.run { [dovecot] in dovecot.stop() } }

    /// What stands in `channels/`.
    static func channels(
        _ dovecot: DovecotServer, relay: ScriptedRelay, twilio: String?, kannel: String?
    ) -> [String: String] {
        var channels = ["chat-web.yaml": "kind: chat\n", "email-311.yaml": email(dovecot, relay)]
        channels["sms-twilio.yaml"] = twilio.map {
            """
            kind: sms
            provider: twilio
            numbers: ["+16175550322"]
            twilio: {account_sid: \(account), auth_token_file: token, api_url: "\($0)"}
            """
        }
        channels["sms-kannel.yaml"] = kannel.map {
            """
            kind: sms
            provider: kannel
            numbers: ["+16175550311"]
            kannel: {send_url: "\($0)/cgi-bin/sendsms", user: intake, password_file: token, token_file: token}
            """
        }
        return channels
    }

    private static func email(_ dovecot: DovecotServer, _ relay: ScriptedRelay) -> String {
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
}
