import Foundation
import TestKit

/// A desk with everything that residents write by: a mailbox on a real Dovecot, a text provider, a chat.
struct SittingCity {
    let desk: StaffCity
    /// Where the city's mail arrives.
    let dovecot: DovecotServer
    /// What the city's mail goes out to.
    let relay: AcceptingSMTPServer
    /// What its texts go out to.
    let provider: TwilioStandIn

    var port: Int { desk.serving.port }
    func url(_ path: String) -> String { "http://localhost:\(port)\(path)" }

    /// Starts the servers and the program, works and stops all of them.
    ///
    /// - Parameters:
    ///   - channels: further files of `channels/`.
    ///   - settings: added to the section `accounts`.
    ///   - extra: further sections of `intake.yaml`.
    ///   - routing: all of `routing.yaml`; the repository's unless given.
    static func with(
        channels: [String: String] = [:], settings: String = "", extra: String = "", routing: String? = nil,
        _ work: (SittingCity) async throws -> Void
    ) async throws {
        let dovecot = try await DovecotServer.launch()
        defer { dovecot.stop() }
        let relay = try AcceptingSMTPServer()
        defer { relay.stop() }
        let provider = TwilioStandIn(Victim())
        try await ScriptedHTTPServer.run({ provider.answer($0) }) { server in
            let own = [
                "chat-web.yaml": "kind: chat\n", "email-311.yaml": email(dovecot, relay),
                "sms-twilio.yaml": """
                kind: sms
                provider: twilio
                numbers: ["+16175550322"]
                twilio: {account_sid: \(FaultCity.account), auth_token_file: token, api_url: "\(server.url)"}
                """,
            ]
            try await StaffCity.with(
                settings, routing: routing, extra: extra, channels: own.merging(channels) { own, _ in own },
                port: Int(try FreePort.find(1)[0]),
                secrets: ["password": DovecotServer.password, "token": FaultCity.twilioToken]
            ) { desk in
                try await work(SittingCity(desk: desk, dovecot: dovecot, relay: relay, provider: provider))
            }
        }
    }

    /// A mail of a resident's that our own server has proven.
    func mail(_ subject: String, _ text: String, from sender: String) throws {
        let mail = """
            Authentication-Results: mx.city.example; dmarc=pass header.from=home.example\r\n\
            From: \(sender)\r\nTo: 311@city.example\r\nSubject: \(subject)\r\nMessage-ID: <\(UUID())@home.example>\r\n\
            \r\n\(text)\r\n
            """
        try dovecot.deliver(Array(mail.utf8), to: "city")
    }

    /// A text, as the provider calls.
    func text(_ text: String, from number: String) async {
        await TwilioFlow(port: port, token: FaultCity.twilioToken).send(from: number, text: text)
    }

    private static func email(_ dovecot: DovecotServer, _ relay: AcceptingSMTPServer) -> String {
        """
        kind: email
        address: 311@city.example
        authserv_id: mx.city.example
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
