import Foundation
import Intake
import Mail
import TestKit
import Testing
import Wire

@testable import Channels
@testable import Gateway

@Suite("Right settings")
struct RightSettingsTests {
    private func channel(_ text: String, extra: String = "") throws -> ChannelSettings {
        try #require(try CityFiles(extra: extra, channels: ["one.yaml": text]).settings().channels.first)
    }

    @Test(
        "the least that must be said, and what stands where nothing is said",
        .enabled(if: !CityStore.isPostgres, "of the embedded store's files"))
    func least() throws {
        let files = try CityFiles()
        let settings = try files.settings()
        #expect(settings.city.name == "Somerville")
        #expect(settings.city.service == "Somerville 311")
        #expect(settings.timeZone.identifier == "America/New_York")
        #expect(settings.city.language == .english)
        #expect(settings.listen.publicAddress == ListenAddress(host: "127.0.0.1", port: 0))
        #expect(settings.listen.connectionsPerAddress == 0)
        #expect(settings.store == files.folder.path("data"))
        #expect(settings.replyKeys == [String(repeating: "k", count: 64)])
        #expect(settings.acknowledgementCap == AcknowledgementCap(hourly: 5, daily: 20, unverifiedHourly: 5_000))
        #expect(settings.emergencies.phrase(in: FoldedText("There was a GAS LEAK!")) == "gas leak")
        #expect(settings.sameWords == .seconds(86_400))
        #expect(settings.log.format == .console)
        #expect(settings.routing.catalogue.types.contains { $0.code == "pothole" })
        #expect(settings.channels.map(\.name) == [ChannelName(kind: .chat, id: "chat-web")])
    }

    @Test("everything else of intake.yaml")
    func most() throws {
        let settings = try CityFiles(
            extra: """
                acknowledgements: {per_hour: 2, per_day: 7, unverified_per_hour: 50, oldest: 3d}
                dedupe: {same_words: 2h, related: 3d}
                log: {format: json, level: warning}

                """
        ).settings()
        #expect(
            settings.acknowledgementCap
                == AcknowledgementCap(hourly: 2, daily: 7, unverifiedHourly: 50, oldest: .seconds(3 * 86_400)))
        #expect(settings.sameWords == .seconds(7200))
        #expect(settings.related == .seconds(3 * 86_400))
        #expect(settings.log.format == .json)
        #expect(settings.log.level == .warning)
    }

    @Test("a listener that strangers reach takes so many connections of each; on loopback a proxy brings everybody's")
    func connections() throws {
        let text = CityFiles.usual().replacing(
            "public: 127.0.0.1:0",
            with: "public: 0.0.0.0:0\n  staff: 127.0.0.1:0\n  public_url: https://311.example.gov")
        #expect(try CityFiles(top: text).settings().listen.connectionsPerAddress == 256)
    }

    @Test("what the service is called, where it is not the name and 311")
    func service() throws {
        let top = CityFiles.usual()
        let settings = try CityFiles(top: top.replacing("  phone:", with: "  service: OneCall\n  phone:")).settings()
        #expect(settings.city.service == "OneCall")
    }

    @Test(
        "phrases of the city's own sound like an emergency, with the standard ones or without",
        arguments: [(true, "gas leak"), (false, nil)] as [(Bool, String?)])
    func emergencies(standard: Bool, gasLeak: String?) throws {
        let routing = "otherwise: {department: Desk}\nemergency: {phrases: [sinkhole*], standard: \(standard)}\n"
        let emergencies = try CityFiles(routing: routing).settings().emergencies
        #expect(emergencies.phrase(in: FoldedText("Sinkholes on Elm")) == "sinkhole*")
        #expect(emergencies.phrase(in: FoldedText("a gas leak")) == gasLeak)
    }

    @Test("two listeners, a public address without its slash, proxies")
    func listeners() throws {
        let usual = CityFiles.usual()
        let top = usual.replacing(
            "public: 127.0.0.1:0",
            with: """
                public: 0.0.0.0:80
                  staff: "[::1]:8312"
                  public_url: https://311.example.gov/
                  trusted_proxies: [10.0.0.0/8, "::1"]
                  forwarded_header: forwarded
                """)
        let listen = try CityFiles(top: top).settings().listen
        #expect(listen.publicAddress == ListenAddress(host: "0.0.0.0", port: 80))
        #expect(listen.staffAddress == ListenAddress(host: "::1", port: 8312))
        #expect(listen.publicURL == "https://311.example.gov")
        #expect(listen.trustedProxies == ["10.0.0.0/8", "::1"])
        #expect(listen.forwardedHeader == .standard)
    }

    @Test("email with a password from a file and one from the environment")
    func email() throws {
        let text = """
            kind: email
            address: 311@Example.gov
            authserv_id: mx.example.gov
            after_keeping: move
            move_to: Done
            poll: 2m
            largest_mail_mb: 25
            language: es
            acknowledge: false
            imap: {host: imap.example.gov, user: u, password_file: password}
            smtp: {host: smtp.example.gov, security: starttls, user: u, password_env: MAIL}
            """
        let files = try CityFiles(channels: ["email-311.yaml": text])
        guard case .email(let email) = try files.settings(environment: ["MAIL": "tuna"]).channels.first else {
            return #expect(Bool(false), "no email channel")
        }
        #expect(email.id == "email-311")
        #expect(email.address == "311@example.gov")
        #expect(email.authservIDs == ["mx.example.gov"])
        #expect(!email.trustsUnnamedServer)
        #expect(email.imap.port == 993)
        #expect(email.imap.security == .implicitTLS)
        #expect(email.smtp.port == 587)
        #expect(email.smtp.security == .startTLS)
        #expect(email.pollInterval == .seconds(120))
        #expect(email.largestMail == 25 << 20)
        #expect(email.language == .spanish)
        #expect(!email.acknowledges)
        guard case .move(let folder) = email.afterKeeping else { return #expect(Bool(false), "does not move") }
        #expect(folder == "Done")
        guard case .password(_, let read) = email.imapCredential,
            case .password(_, let sent) = email.smtpCredential
        else { return #expect(Bool(false), "no passwords") }
        #expect(read.revealed == "swordfish")
        #expect(sent.revealed == "tuna")
    }

    @Test("email with an OAuth grant of Microsoft and a token command")
    func oauth() throws {
        let text = """
            kind: email
            address: 311@example.gov
            authserv_unnamed: true
            imap:
              host: outlook.office365.com
              user: 311@example.gov
              oauth:
                {provider: microsoft, grant: client_credentials, tenant: t1, client_id: c1, client_secret_file: password}
            smtp:
              host: smtp.office365.com
              security: starttls
              user: 311@example.gov
              token_command: [/usr/local/bin/token, "--for", smtp]
              token_mechanism: oauthbearer
            """
        guard case .email(let email) = try channel(text),
            case .oauth(let user, let grant) = email.imapCredential,
            case .tokenCommand(_, let command, let mechanism) = email.smtpCredential
        else { return #expect(Bool(false), "no grant, or no command") }
        #expect(email.trustsUnnamedServer)
        #expect(user == "311@example.gov")
        #expect(grant.tokenURL == "https://login.microsoftonline.com/t1/oauth2/v2.0/token")
        #expect(grant.scope == "https://outlook.office365.com/.default")
        #expect(grant.clientID == "c1")
        #expect(grant.clientSecret?.revealed == "swordfish")
        #expect(command == ["/usr/local/bin/token", "--for", "smtp"])
        #expect(mechanism == .oauthbearer)
    }

    @Test("Kannel")
    func kannel() throws {
        let text = """
            kind: sms
            provider: kannel
            numbers: ["+16175550311"]
            silence: 12h
            kannel: {send_url: "http://127.0.0.1:13013/cgi-bin/sendsms", user: intake, password_file: password, token_file: token}
            """
        guard case .text(let sms, let silence, let acknowledges) = try channel(text),
            case .kannel(let kannel) = sms.provider
        else { return #expect(Bool(false), "no Kannel channel") }
        #expect(sms.numbers.map(\.description) == ["+16175550311"])
        #expect(kannel.user == "intake")
        #expect(kannel.allowedSources == ["127.0.0.1"])
        #expect(kannel.tokens.count == 1)
        #expect(silence == .seconds(12 * 3600))
        #expect(acknowledges)
        #expect(sms.optOut == .gateway)
    }

    @Test("Twilio with two tokens")
    func twilio() throws {
        let text = """
            kind: sms
            provider: twilio
            numbers: "+16175550322"
            opt_out: provider
            twilio: {account_sid: AC1, auth_token_file: token, old_auth_token_file: password}
            """
        guard case .text(let sms, let silence, _) = try channel(text), case .twilio(let twilio) = sms.provider
        else { return #expect(Bool(false), "no Twilio channel") }
        #expect(twilio.accountSID == "AC1")
        #expect(twilio.authTokens.count == 2)
        #expect(twilio.apiBaseURL == "https://api.twilio.com")
        #expect(sms.optOut == .provider)
        #expect(silence == .seconds(86_400))
    }

    @Test("chat")
    func chat() throws {
        let text = "kind: chat\nallowed_origins: [https://www.example.gov]\nmessages_per_minute: 30\nid: web\n"
        guard case .chat(let chat) = try channel(text) else { return #expect(Bool(false), "no chat channel") }
        #expect(chat.id == "web")
        #expect(chat.allowedOrigins.contains("https://www.example.gov"))
        #expect(chat.messagesPerMinute == 30)
        #expect(chat.largestMessage == 8192)
    }

    @Test("what a request type asks, in its order")
    func questions() throws {
        let routing = """
            otherwise: {department: Desk}
            request_types:
              - code: hole
                department: Works
                questions:
                  - {code: size, text: "How big?", kind: choice, options: [hand, plate], required: true}
                  - {code: lane, text: "Where?"}
                  - {code: away, text: "Keep away.", kind: notice}

            """
        #expect(
            try CityFiles(routing: routing).settings().routing.catalogue["hole"]?.questions == [
                TypeQuestion(
                    code: "size", text: "How big?", kind: .choice, options: ["hand", "plate"], isRequired: true),
                TypeQuestion(code: "lane", text: "Where?", kind: .line),
                TypeQuestion(code: "away", text: "Keep away.", kind: .notice),
            ])
    }

    @Test("what rules may ask besides words")
    func conditions() throws {
        let routing = """
            otherwise: {department: Desk}
            holidays: [2026-12-25, 2027-01-01]
            rules:
              - name: night
                when:
                  places: [Union Square]
                  hours: ["17:00-8:00"]
                  days: [sat, sun]
                  holiday: false
                  known: true
                  verified: false
                  load: {queue: Desk, over: 40}
                then: {priority: 1, tags: [night, union-sq]}

            """
        let settings = try CityFiles(extra: "service: {holidays: [2026-07-04]}\n", routing: routing).settings()
        // One list, whatever its name is.
        #expect(settings.routing.holidays == ["2026-12-25", "2027-01-01", "2026-07-04"])
        let rule = try #require(settings.routing.rules.first)
        #expect(rule.outcome.tags == ["night", "union-sq"] && settings.routing.asksForLoad)
        let times = RoutingTimes(weekdays: [6, 0], spans: [.init(start: 1_020, end: 480)], isHoliday: false)
        #expect(
            rule.condition
                == RoutingRule.Condition(
                    places: ["Union Square"], times: times, isVerified: false, isKnown: true,
                    load: RoutingLoad(.queue("Desk"), over: 40)))
    }

    @Test("the routing file may stand among the channels")
    func routingAmongChannels() throws {
        let files = try CityFiles(
            extra: "routing: channels/routing.yaml\n",
            channels: ["chat-web.yaml": "kind: chat\n", "routing.yaml": try Repository.text("channels/routing.yaml")])
        #expect(files.problems() == [])
    }

    @Test("a file from Windows: with a byte order mark and its line ends")
    func windows() throws {
        let files = try CityFiles(channels: ["a.yaml": "\u{FEFF}kind: chat\r\nid: web\r\n"])
        #expect(files.problems() == [])
        #expect(try files.settings().channels.map(\.name.id) == ["web"])
    }
}
