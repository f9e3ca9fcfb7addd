import Foundation
import TestKit
import Testing

@testable import Gateway

@Suite("Wrong settings")
struct WrongSettingsTests {
    private func problems(_ channel: String) throws -> [String] {
        try CityFiles(channels: ["a.yaml": channel]).problems()
    }

    @Test("all at once, each with its file and line, each once")
    func allAtOnce() throws {
        let files = try CityFiles(
            extra: """
                lgo: {level: info}
                log:
                  format: jsn
                acknowledgements:
                  per_hour: many

                """,
            channels: ["a.yaml": "kind: chat\nsessions_per_hour: 0\n", "b.yaml": "kind: sms\n"],
            routing: "rules: []\notherwise:\n  departmnt: 311\n")
        #expect(
            files.problems() == [
                "channels/a.yaml:2: `sessions_per_hour` must be a whole number from 1 to 1000000",
                "channels/b.yaml:1: `numbers` must name at least one number of ours",
                "channels/b.yaml:1: `provider` is missing, e.g. `provider: twilio`",
                "channels/b.yaml:1: `twilio.account_sid` is missing, e.g. `account_sid: AC…`",
                "channels/b.yaml:1: `twilio.auth_token_file` is missing: name a file that holds the secret, or "
                    + "`auth_token_env` for the environment",
                "intake.yaml:11: unknown setting `lgo`; did you mean `log`?",
                "intake.yaml:13: `log.format` must be one of console, json; did you mean `json`?",
                "intake.yaml:15: `acknowledgements.per_hour` must be a whole number from 1 to 1000",
                "routing.yaml:2: `otherwise.department` is missing, e.g. `department: 311`",
                "routing.yaml:3: unknown setting `departmnt`; did you mean `department`?",
            ])
    }

    @Test("reports by mail go to people, tell pages that there are, and are told apart by their names")
    func reports() throws {
        let files = try CityFiles(
            extra: """
                reports:
                  mail:
                    - name: Figures
                      every: fortnight
                      pages: [overview, agents]
                      at: "25:00"
                      channel: chat
                      to: [311@example.gov, nobody, a@b.example, A@b.example]
                    - {name: Figures, every: day, to: []}

                """, channels: ["a.yaml": WrongChannelTests.email])
        let problems = files.problems().map { $0.replacing(#/^[^`]*/#, with: "") }
        for problem in [
            "`reports.mail.every` must be one of day, week, month, quarter", "`reports.mail.pages` must be a list of",
            "`reports.mail.at` must be a time of the day", "`reports.mail.channel` must be the id of an email channel",
            "`reports.mail.to` must not be the city's own mailbox, which `311@example.gov` is",
            "`reports.mail.to` must be addresses; `nobody` is none", "`reports.mail.to` has `A@b.example` twice",
            "`reports.mail.name` stands there twice", "`reports.mail.to` must be an address or a list of them",
        ] {
            #expect(problems.contains { $0.hasPrefix(problem) }, "\(problem): \(problems)")
        }
        #expect(problems.count == 9, "\(problems)")
    }

    @Test("a file that is not there, and nothing more: what it would say is not known")
    func missingFile() throws {
        let problems = CityFiles.reading("/nowhere/intake.yaml")
        #expect(problems == ["/nowhere/intake.yaml: cannot be read; does it exist, and may intake read it?"])
    }

    @Test(
        "YAML that is none is told where it breaks, and nothing of the file is missed",
        arguments: ["kind: [chat\nid: x\n", "kind: chat\n  id: : x\n"])
    func brokenYAML(_ text: String) throws {
        let problems = try problems(text)
        #expect(problems.count == 1)
        #expect(problems.first?.contains(#/^channels/a\.yaml:[123]: is not YAML here: /#) == true, "\(problems)")
    }

    @Test("an empty file, and one that is no mapping")
    func noMapping() throws {
        #expect(try problems("# nothing yet\n") == ["channels/a.yaml: is empty"])
        #expect(
            try problems("- kind: chat\n").contains("channels/a.yaml:1: the file must be a mapping of keys to values"))
    }

    @Test(
        "listeners",
        arguments: [
            (
                "127.0.0.1:0", "0.0.0.0:80\n  public_url: https://a.gov",
                "intake.yaml:6: `listen.staff` may share the public listener's port on loopback only"
            ),
            (
                "127.0.0.1:0", "0.0.0.0:80\n  staff: 127.0.0.1:81",
                "intake.yaml:6: `listen.public_url` is missing, e.g. `public_url: https://311.example.gov`"
            ),
            (
                "127.0.0.1:0", "8311",
                "intake.yaml:7: `listen.public` must be an address and a port, e.g. 127.0.0.1:8311"
            ),
            (
                "127.0.0.1:0", "127.0.0.1:0\n  trusted_proxies: [10.0.0.0/40]",
                "intake.yaml:8: `listen.trusted_proxies` must be addresses or networks such as 127.0.0.1 or 10.0.0.0/8; "
                    + "`10.0.0.0/40` is none"
            ),
            (
                "127.0.0.1:0", "127.0.0.1:0\n  public_url: a.gov",
                "intake.yaml:8: `listen.public_url` must begin with https:// or http://"
            ),
            ("America/New_York", "Boston", "intake.yaml:4: `city.time_zone` is no time zone of the IANA database"),
            (
                "reply_key_file: key", "reply_key_file: password",
                "intake.yaml:10: `secrets.reply_key_file` must hold at least 32 characters; make one with `openssl rand -hex 32`"
            ),
        ])
    func listeners(right: String, wrong: String, problem: String) throws {
        let usual = CityFiles.usual()
        #expect(usual.contains(right))
        #expect(try CityFiles(top: usual.replacing(right, with: wrong)).problems() == [problem])
    }

    @Test("templates: a missing folder, an unknown variable with its line")
    func templates() throws {
        let missing = try CityFiles(templates: "none")
        #expect(missing.problems() == ["none/: cannot be read; copy the folder `templates` that comes with intake"])
        let files = try CityFiles(templates: "templates")
        let folder = Repository.folder.appending(path: "templates")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".mustache") {
            try files.write("templates/" + name, try Repository.text("templates/" + name))
        }
        #expect(files.problems() == [])
        try files.write("templates/acknowledgement.chat.en.mustache", "Thank you.\n{{trcking_number}}\n")
        #expect(files.problems().count == 1)
        #expect(files.problems().first?.hasPrefix("templates/acknowledgement.chat.en.mustache:2: ") == true)
    }
}
