import Foundation
import Testing

@testable import Gateway

/// Two channels that read one mailbox, or answer for one number, are a mistake that doubles what residents write.
@Suite("What only one channel can have")
struct ChannelClaimTests {
    private static func email(
        host: String = "mail.example.gov", user: String = "311@example.gov", more: String = ""
    ) -> String {
        """
        kind: email
        address: 311@example.gov
        \(more)
        imap: {host: \(host), user: \(user), password_file: password}
        smtp: {host: mail.example.gov}

        """
    }

    private static func kannel(_ numbers: String, host: String = "127.0.0.1", user: String = "intake") -> String {
        """
        kind: sms
        provider: kannel
        numbers: [\(numbers)]
        kannel: {send_url: "http://\(host):13013/cgi-bin/sendsms", user: \(user), password_file: password, token_file: token}

        """
    }

    private static func twilio(_ numbers: String, account: String = "AC1") -> String {
        """
        kind: sms
        provider: twilio
        numbers: [\(numbers)]
        twilio: {account_sid: \(account), auth_token_file: token}

        """
    }

    private func problems(_ first: String, _ second: String) throws -> [String] {
        try CityFiles(channels: ["a.yaml": first, "b.yaml": second]).problems()
    }

    @Test(
        "one mailbox, however it is written",
        arguments: [
            email(), email(host: "MAIL.example.gov"), email(user: "311@Example.GOV"), email(more: "mailbox: inbox"),
            email(user: "311@example.gov, port: 143, security: starttls"), email(more: "after_keeping: leave"),
        ])
    func sameMailbox(_ second: String) throws {
        #expect(
            try problems(Self.email(), second) == [
                "channels/b.yaml:4: `imap` names a mailbox that channels/a.yaml reads already: each mail would be filed "
                    + "twice; remove one of the two, or give them different folders"
            ])
    }

    @Test(
        "another host, user or folder is another mailbox",
        arguments: [
            email(host: "mail2.example.gov"), email(user: "parks@example.gov"), email(more: "mailbox: Parks"),
        ])
    func otherMailbox(_ second: String) throws {
        #expect(try problems(Self.email(), second) == [])
    }

    @Test("folders differ by case, but for INBOX")
    func folders() throws {
        #expect(try problems(Self.email(more: "mailbox: parks"), Self.email(more: "mailbox: Parks")) == [])
    }

    @Test("of three that read one mailbox, two are told, each with the first")
    func three() throws {
        let files = try CityFiles(channels: ["a.yaml": Self.email(), "b.yaml": Self.email(), "c.yaml": Self.email()])
        let problems = files.problems()
        #expect(problems.map { $0.prefix(17) } == ["channels/b.yaml:4", "channels/c.yaml:4"])
        #expect(problems.allSatisfy { $0.contains("that channels/a.yaml reads already") })
    }

    @Test("a host that is missing twice is not the same host")
    func nothingSaid() throws {
        let nameless = Self.email().replacing("host: mail.example.gov, user", with: "user")
        #expect(
            try problems(nameless, nameless) == [
                "channels/a.yaml:4: `imap.host` is missing, e.g. `host: mail.example.gov`",
                "channels/b.yaml:4: `imap.host` is missing, e.g. `host: mail.example.gov`",
            ])
    }

    @Test(
        "one number of one account",
        arguments: [
            (kannel("'+16175550311'"), kannel("'+16175550399', '+1 617-555-0311'"), "+16175550311"),
            (kannel("'31100'"), kannel("'31100'", user: "other"), "31100"),
            (twilio("'+16175550311'"), twilio("'+16175550311'"), "+16175550311"),
        ])
    func sameNumber(first: String, second: String, number: String) throws {
        #expect(
            try problems(first, second) == [
                "channels/b.yaml:3: `numbers` holds `\(number)`, which channels/a.yaml has already: a number belongs to "
                    + "one channel; remove it from one of the two"
            ])
    }

    @Test(
        "another number, account, gateway or provider",
        arguments: [
            (twilio("'+16175550311'"), twilio("'+16175550322'")),
            (twilio("'31100'"), twilio("'31100'", account: "AC2")),
            (kannel("'31100'"), kannel("'31100'", host: "10.0.0.7")),
            (kannel("'+16175550311'"), twilio("'+16175550311'")),
            (twilio("'+16175550311', '+16175550311'"), twilio("'+16175550322'")),
        ])
    func otherNumber(first: String, second: String) throws {
        #expect(try problems(first, second) == [])
    }
}
