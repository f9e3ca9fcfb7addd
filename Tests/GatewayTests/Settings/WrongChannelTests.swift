import Foundation
import TestKit
import Testing

@testable import Gateway

@Suite("Wrong channels")
struct WrongChannelTests {
    /// A channel with nothing wrong.
    static let email = """
        kind: email
        address: 311@example.gov
        imap:
          host: mail.example.gov
          user: u
          password_file: password
        smtp:
          host: mail.example.gov

        """

    private func problems(_ channel: String) throws -> [String] {
        try CityFiles(channels: ["a.yaml": channel]).problems()
    }

    @Test(
        "a number is what a person reads: YAML 1.1 takes 0120 for 80, 1:30 for 90 and 0x10 for 16",
        arguments: ["0120", "1:30", "0x10", "1_000", "0b1", "1e2", "many"])
    func number(_ number: String) throws {
        #expect(
            try problems("kind: chat\nsessions_per_hour: \(number)\n") == [
                "channels/a.yaml:2: `sessions_per_hour` must be a whole number from 1 to 1000000"
            ])
    }

    @Test("nothing is no text", arguments: ["", "~", "null"])
    func nothing(_ nothing: String) throws {
        #expect(
            try problems("kind: chat\nid: \(nothing)\n") == ["channels/a.yaml:2: `id` must be a text"])
    }

    @Test("a number of ours has its country code", arguments: ["617-555-0311", "6175550311", "CITYHALL", "+1"])
    func number(ofOurs number: String) throws {
        let text = "kind: sms\nprovider: twilio\nnumbers: [\"\(number)\", \"31100\"]\n"
        let twilio = "twilio: {account_sid: AC1, auth_token_file: token}\n"
        #expect(
            try problems(text + twilio) == [
                "channels/a.yaml:3: `numbers` must be numbers as +16175550311, or short codes as 31100; `\(number)` is none"
            ])
    }

    @Test("numbers of which none is one are told once")
    func noNumber() throws {
        let twilio = "twilio: {account_sid: AC1, auth_token_file: token}\n"
        #expect(
            try problems("kind: sms\nprovider: twilio\nnumbers: [CITYHALL]\n" + twilio) == [
                "channels/a.yaml:3: `numbers` must be numbers as +16175550311, or short codes as 31100; `CITYHALL` is none"
            ])
    }

    @Test(
        "texts are sent to a web address", arguments: ["ftp://127.0.0.1/sendsms", "127.0.0.1:13013", "http://", "http"])
    func webAddress(_ address: String) throws {
        let numbers = "numbers: [\"31100\"]\n"
        #expect(
            try problems(
                "kind: sms\nprovider: twilio\n" + numbers
                    + "twilio: {account_sid: AC1, auth_token_file: token, api_url: \"\(address)\"}\n")
                == ["channels/a.yaml:4: `twilio.api_url` must be a web address with http:// or https://"])
        #expect(
            try problems(
                "kind: sms\nprovider: kannel\n" + numbers
                    + "kannel: {user: u, password_file: token, token_file: token, send_url: \"\(address)\"}\n")
                == ["channels/a.yaml:4: `kannel.send_url` must be a web address with http:// or https://"])
    }

    @Test(
        "an origin is a scheme and a host: with a path no browser ever sends it",
        arguments: ["https://www.example.gov/", "https://www.example.gov/311", "www.example.gov", "https://", "*"])
    func origin(_ origin: String) throws {
        #expect(
            try problems("kind: chat\nallowed_origins:\n  - \"\(origin)\"\n") == [
                "channels/a.yaml:2: `allowed_origins` must be origins such as https://www.example.gov, without a path; "
                    + "`\(origin)` is none"
            ])
    }

    @Test(
        "one wrong thing in a mail channel",
        arguments: [
            (
                "password_file: password", "password: swordfish",
                "channels/a.yaml:6: unknown setting `password`; a secret never stands in YAML: name its file with "
                    + "`password_file`, or `password_env`"
            ),
            (
                "password_file: password", "password_file: nothing",
                "channels/a.yaml:6: `imap.password_file` names a file that cannot be read; write the secret into it, "
                    + "readable only for intake"
            ),
            (
                "password_file: password", "password_env: NOTHING",
                "channels/a.yaml:6: `imap.password_env` names an environment variable that is not set"
            ),
            (
                "user: u", "user: u\n  security: plain",
                "channels/a.yaml:6: `imap.security` `plain` is for loopback; use tls or starttls, or set allow_plain: true"
            ),
            (
                "user: u", "user: u\n  security: ssl",
                "channels/a.yaml:6: `imap.security` must be one of tls, starttls, plain"
            ),
            ("user: u", "user: u\n  port: 0", "channels/a.yaml:6: `imap.port` must be a whole number from 1 to 65535"),
            (
                "user: u", "user: u\n  ca_file: none.pem",
                "channels/a.yaml:6: `imap.ca_file` names a file that cannot be read"
            ),
            (
                "  host: mail.example.gov\n  user", "  user",
                "channels/a.yaml:3: `imap.host` is missing, e.g. `host: mail.example.gov`"
            ),
            ("311@example.gov", "311", "channels/a.yaml:2: `address` must be an email address"),
            (
                "kind: email", "kind: emial",
                "channels/a.yaml:1: `kind` must be email, chat or sms, or one that staff log (phone, walk_in, web, mobile_app, social); did you mean `email`?"
            ),
            ("kind: email", "id: a", "channels/a.yaml:1: `kind` is missing, e.g. `kind: email`"),
            (
                "kind: email", "kind: email\nid: A b",
                "channels/a.yaml:2: `id` must be 1 to 64 lower-case letters, digits and hyphens"
            ),
            (
                "kind: email", "kind: email\npoll: often",
                "channels/a.yaml:2: `poll` must be a time such as 30s, 5m, 24h or 7d"
            ),
            (
                "kind: email", "kind: email\nkind: email",
                "channels/a.yaml:1: the same key stands twice in one mapping: kind"
            ),
            ("kind: email", "kind: email\nlanguage: xx", "channels/a.yaml:2: `language` must be one of en, es, pt, ht"),
            (
                "kind: email", "kind: email\nacknowledge: perhaps",
                "channels/a.yaml:2: `acknowledge` must be true or false"
            ),
        ])
    func mail(right: String, wrong: String, problem: String) throws {
        #expect(Self.email.contains(right))
        #expect(try problems(Self.email.replacing(right, with: wrong, maxReplacements: 1)) == [problem])
    }

    @Test("plain on loopback, or allowed, is not wrong")
    func plain() throws {
        let loopback = Self.email.replacing("host: mail.example.gov", with: "host: localhost\n  security: plain")
        #expect(try problems(loopback) == [])
        let allowed = Self.email.replacing(
            "host: mail.example.gov", with: "host: mail.example.gov\n  security: plain\n  allow_plain: true")
        #expect(try problems(allowed) == [])
    }

    @Test("two channels of one id")
    func sameID() throws {
        let files = try CityFiles(channels: ["a.yaml": "kind: chat\nid: web\n", "b.yaml": "kind: chat\nid: web\n"])
        #expect(files.problems() == ["channels/b.yaml: the id `web` is taken by channels/a.yaml; give it another"])
    }

    @Test("no channel at all")
    func noChannel() throws {
        #expect(
            try CityFiles(channels: [:]).problems() == [
                "channels/: holds no channel: put one YAML file for each channel into it"
            ])
    }
}
