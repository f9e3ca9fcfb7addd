import Foundation
import TestKit
import Testing

@testable import Gateway

@Suite("Wrong settings")
struct WrongSettingsTests {
    private static let email = """
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

    @Test(
        "a number is what a person reads: YAML 1.1 takes 0120 for 80, 1:30 for 90 and 0x10 for 16",
        arguments: ["0120", "1:30", "0x10", "1_000", "0b1", "1e2", "many"])
    func number(_ number: String) throws {
        #expect(
            try problems("kind: chat\nsessions_per_hour: \(number)\n") == [
                "channels/a.yaml:2: `sessions_per_hour` must be a whole number from 1 to 1000000"
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
                      pages: [overview, forecast]
                      at: "25:00"
                      channel: chat
                      to: [311@example.gov, nobody, a@b.example, A@b.example]
                    - {name: Figures, every: day, to: []}

                """, channels: ["a.yaml": Self.email])
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

    @Test("rules' times that are none")
    func ruleTimes() throws {
        let routing = """
            otherwise: {department: Desk}
            holidays: [Christmas]
            rules:
              - name: night
                when:
                  hours: ["17-8", "9:00-9:00"]
                  days: [weekend]
                then: {priority: 1}

            """
        #expect(
            try CityFiles(routing: routing).problems() == [
                "routing.yaml:2: `holidays` must be dates as `2026-07-04`",
                "routing.yaml:6: `rules.when.hours` must be times as `17:00-8:00`",
                "routing.yaml:7: `rules.when.days` knows sun, mon, tue, wed, thu, fri, sat",
            ])
    }

    @Test("what rules do that cannot be done")
    func ruleActions() throws {
        let routing = """
            otherwise: {department: Desk}
            rules:
              - {name: snow, when: {keywords: [snow]}, then: {template: snow}}

            """
        #expect(
            try CityFiles(routing: routing).problems() == [
                "routing.yaml: rule 1 (snow): there is no template `acknowledgement-snow.*` in the city's language"
            ])
        let told = routing.replacing("template: snow", with: "notify: [nobody, 311@city.example]")
        #expect(
            try CityFiles(routing: told).problems() == [
                "routing.yaml:3: rule 1 (snow): 'nobody' is no mail address",
                "routing.yaml:3: rule 1 (snow): a mail needs an email channel to go out by",
            ])
    }

    @Test("departments that cannot be asked")
    func departmentMail() throws {
        let routing = """
            otherwise: {department: Desk}
            department_mail:
              - {department: Desk, addresses: [desk@city.example, nobody]}
              - {department: Desk, addresses: also@city.example}
              - {department: Parks}

            """
        #expect(
            try CityFiles(routing: routing).problems() == [
                "routing.yaml:3: `department_mail.addresses` must be mail addresses; 'nobody' is none",
                "routing.yaml:4: `department_mail.department` is named twice",
                "routing.yaml:5: `department_mail.addresses` must name one at least",
            ])
        let other = "otherwise: {department: Desk}\ndepartment_mail:\n  - {department: Parks, addresses: a@b.example}\n"
        #expect(
            try CityFiles(routing: other).problems() == [
                "routing.yaml:3: `department_mail.department` is none that a type or a rule names"
            ])
    }

    @Test("phrases that could never be found")
    func emergencyPhrases() throws {
        let routing = "otherwise: {department: Desk}\nemergency:\n  phrases: [fire, '!', 'a*b']\n  standrd: true\n"
        #expect(
            try CityFiles(routing: routing).problems() == [
                "routing.yaml:3: `emergency.phrases` '!' holds no letter or digit",
                "routing.yaml:3: `emergency.phrases` 'a*b': * may only stand last",
                "routing.yaml:4: unknown setting `standrd`; did you mean `standard`?",
            ])
    }

    @Test("what a request type asks: each mistake with its line")
    func questions() throws {
        let routing = """
            otherwise: {department: Desk}
            request_types:
              - code: hole
                department: Works
                questions:
                  - {code: Size, text: "How big?"}
                  - {code: lane, text: "Where?", kind: line, options: [a]}
                  - {code: lane, text: "Where?", kind: chioce}
                  - {code: kind, text: "Which?", kind: choice}
                  - {code: also, text: "Which?", kind: choices, options: [a, " b", a]}
                  - {code: away, text: "Keep away.", kind: notice, required: true}
                  - {code: what}

            """
        let path = "`request_types.questions"
        #expect(
            try CityFiles(routing: routing).problems() == [
                "routing.yaml:6: \(path).code` must be 1 to 40 small letters, digits and underscores",
                "routing.yaml:7: \(path).options` are for `choice` and `choices` alone",
                "routing.yaml:8: \(path).code` stands twice in this type: `lane`",
                "routing.yaml:8: \(path).kind` must be one of line, text, number, time, choice, choices, notice; did you mean `choice`?",
                "routing.yaml:9: \(path).options` must be 1 to 100 texts",
                "routing.yaml:10: \(path).options` must be one line of 1 to 200 characters each, without blanks around it",
                "routing.yaml:10: \(path).options` must differ from each other",
                "routing.yaml:11: \(path).required` cannot be: nobody answers a notice",
                "routing.yaml:12: \(path).text` is missing, e.g. `text: How big is it?`",
            ])
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

    @Test("a file that is not there, and nothing more: what it would say is not known")
    func missingFile() throws {
        let problems = CityFiles.reading("/nowhere/intake.yaml")
        #expect(problems == ["/nowhere/intake.yaml: cannot be read; does it exist, and may intake read it?"])
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

    @Test(
        "routing",
        arguments: [
            (
                "rules: [{name: a, when: {types: [x]}, then: {department: D}}]",
                "routing.yaml:1: rule 1 (a): the catalogue has no request type 'x'"
            ),
            (
                "rules: [{name: a, when: {channels: [mail-1]}, then: {department: D}}]",
                "routing.yaml:1: rule 1 (a): 'mail-1' is neither a channel kind nor a configured channel"
            ),
            (
                "request_types: [{code: a, department: D, priority: 9}]",
                "routing.yaml:1: `request_types.priority` must be a whole number from 1 to 5"
            ),
            (
                "request_types: [{code: a}]",
                "routing.yaml:1: `request_types.department` is missing, e.g. `department: Public Works`"
            ),
            ("rules: {name: a}", "routing.yaml:1: `rules` must be a list"),
            (
                "rules: [{name: a, when: {language: [es]}, then: {department: D}}]",
                "routing.yaml:1: unknown setting `language`; did you mean `languages`?"
            ),
        ])
    func routing(text: String, problem: String) throws {
        let files = try CityFiles(routing: text + "\notherwise: {department: \"311\"}\n")
        #expect(files.problems() == [problem])
    }
}
