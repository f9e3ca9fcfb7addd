import Foundation
import Mail

/// Sends mails as residents through the city's real SMTP server, each from an address of its own.
struct MailFlow: Sendable {
    private let endpoint: MailEndpoint
    private let password: String

    init(_ city: SandboxCity) throws {
        endpoint = MailEndpoint(
            host: "localhost", port: UInt16(city.base + 87), security: .startTLS,
            authoritiesFile: city.folder + "/tls/ca.crt")
        password = try city.secret("residents")
    }

    /// Sends mails number `numbers`, from `resident-NUMBER@resident.example`.
    func send(_ numbers: Range<Int>) async throws {
        let (endpoint, password) = (endpoint, password)
        try await MailThread.run(name: "mail flow") { thread in
            for number in numbers {
                let address = "resident-\(number)@resident.example"
                let session = try SMTPSession(
                    endpoint: endpoint, credential: .password(user: address, Secret(password)),
                    heloName: "test.example",
                    signal: thread.signal)
                let mail = """
                    From: Resident \(number) <\(address)>\r\nTo: 311@city.example\r\nSubject: Pothole number \(number)\r\n\
                    Message-ID: <flow-\(number)-\(UUID().uuidString)@resident.example>\r\n\
                    Date: Sat, 21 Nov 2026 12:00:00 +0000\r\n\r\nThere is pothole number \(number) on Elm Street.\r\n
                    """
                let outcome = session.send(
                    SMTPEnvelope(from: address, to: "311@city.example"), message: Array(mail.utf8))
                guard case .delivered = outcome else { throw NotSent(description: "\(outcome)") }
                session.quit()
            }
        }
    }

    struct NotSent: Error, CustomStringConvertible {
        let description: String
    }

    /// The Message-IDs in a resident's mailbox.
    func inbox(_ number: Int, imapPort: Int, authority: String) async throws -> [String] {
        let endpoint = MailEndpoint(
            host: "localhost", port: UInt16(imapPort), security: .implicitTLS, authoritiesFile: authority)
        let credential = MailCredential.password(user: "resident-\(number)@resident.example", Secret(password))
        return try await MailThread.run(name: "inbox") { thread in
            let session = try IMAPSession(
                IMAPSettings(endpoint: endpoint, credential: credential), signal: thread.signal)
            _ = try session.select("INBOX", readOnly: true)
            let fetch = try session.fetch(try session.searchAllUIDs())
            var ids: [String] = []
            while let batch = try fetch.next() {
                for mail in batch {
                    guard case .whole(let bytes) = mail.content else { continue }
                    ids.append(ParsedMail(parsing: bytes).messageID ?? "")
                }
            }
            session.logout()
            return ids
        }
    }
}
