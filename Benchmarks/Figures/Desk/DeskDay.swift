import ArgumentParser
import Crypto
import Foundation
import Intake
import Reports
import Store
import TestKit

/// A day's contacts over six channels, answered by scripted agents through the real sockets and forms.
struct DeskDay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "desk-day",
        abstract:
            "Replays a day of contacts at speed, with scripted agents, and checks that each was answered exactly once.",
        discussion: """
            Chats, signed texts and mails, by a Dovecot, come from outside; calls, visits and web submissions are logged by a member of \
            the staff; answers to mails go to a mail server that forgets them. Each agent takes what the floor offers, reads its page, answers and closes it. At the end the answers are counted against the ledger.
            """)

    @Option(help: "Contacts in all.")
    var contacts = 3_000

    @Option(help: "Agents.")
    var agents = 40

    @Option(help: "Contacts that come at the same time.")
    var together = 8

    @OptionGroup var place: MeasuredPlace

    private static let mailbox = "city"
    private static let logged = ["phone", "walk-in", "web"]

    func run() async throws {
        OpenFiles.raiseLimit()
        let sink = try await SMTPSink.start()
        let dovecot = try await DovecotServer.launch(users: [Self.mailbox])
        defer { dovecot.stop() }
        let port = Int(try FreePort.find(1)[0])
        var channels = Self.channels
        channels["email-311.yaml"] = MeasuredChannels.email(dovecot, user: Self.mailbox, sink)
        let city = try MeasuredCity(in: place, port: port, channels: channels)
        try city.write(DovecotServer.password, to: "mailbox")
        let settings = try String(contentsOfFile: city.settings, encoding: .utf8)
        try city.write(settings + "\ndesk: {channels: {phone: {after_work: none}}}\n", to: "intake.yaml")
        let sessions = try await DeskStaff(folder: city.folder + "/data").fill(agents: agents + 1, items: 0)
        let gateway = try await MeasuredGateway(city)
        let outcome: Result<String, any Error>
        do { outcome = .success(try await measure(gateway, sessions, dovecot)) } catch { outcome = .failure(error) }
        try await gateway.stop()
        try await sink.stop()
        print(try outcome.get())
        print(try await check(city))
    }

    private static let channels: [String: String] = [
        "chat-web.yaml": "kind: chat\nsessions_per_hour: 1000000\n", "phone.yaml": "kind: phone\n",
        "walk-in.yaml": "kind: walk_in\n", "web.yaml": "kind: web\n",
        "sms-311.yaml": """
        kind: sms
        provider: twilio
        numbers: ["\(MeasuredCity.number)"]
        twilio: {account_sid: \(MeasuredCity.twilioAccount), auth_token_file: twilio-token, api_url: "http://127.0.0.1:1"}

        """,
    ]

    private func measure(
        _ gateway: MeasuredGateway, _ sessions: [DeskStaff.Session], _ dovecot: DovecotServer
    ) async throws -> String {
        let port = gateway.city.port
        let (start, cpu) = (ContinuousClock.now, try gateway.usage.cpuSeconds())
        var staff: [ScriptedAgent] = []
        for (number, session) in sessions.dropLast().enumerated() {
            staff.append(try await ScriptedAgent.arrive("Agent \(number)", port: port, cookie: session.cookie))
        }
        guard let logger = sessions.last else { throw MeasuredGateway.Failed(description: "nobody logs calls") }
        try await withThrowingTaskGroup(of: Void.self) { [staff] group in
            for agent in staff { group.addTask { try await agent.work() } }
            try await bring(port, DeskForms(port: port, cookie: logger.cookie), logger.csrf, dovecot)
            try await eventually(within: .seconds(600)) {
                staff.map(\.answered.count).reduce(0, +) >= contacts
            }
            group.cancelAll()
        }
        let took = start.duration(to: .now) / .seconds(1)
        let answered = staff.flatMap(\.answered)
        let used = try gateway.usage.cpuSeconds() - cpu
        return """
            \(contacts) contacts by six channels, \(agents) agents: \(Int(took)) s, \(String(format: "%.2f", used / took)) cores
            answered        \(answered.count), different ones \(Set(answered).count)
            by one agent    \(staff.map(\.answered.count).min() ?? 0) to \(staff.map(\.answered.count).max() ?? 0)
            """
    }

    /// Everybody who wants something; six after each other are by six channels.
    private func bring(
        _ port: Int, _ logger: DeskForms, _ csrf: String, _ dovecot: DovecotServer
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<contacts {
                if number >= together { try await group.next() }
                group.addTask {
                    switch number % 6 {
                    case 0:
                        let talk = try await ChatClient.connect(port: port)
                        _ = try await talk.start()
                        try await talk.write("m1", "The lamp at \(number) Elm Street is out")
                        while try await talk.next().type != "ack" {}
                        try await talk.socket.cut()
                    case 1: try await Self.text(number, port)
                    case 2: try Self.mail(number, to: dovecot)
                    default: try await Self.log(Self.logged[number % 6 - 3], number, logger, csrf)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private static func log(_ channel: String, _ number: Int, _ logger: DeskForms, _ csrf: String) async throws {
        var looked = ""
        while true {
            let answer = try await logger.post(
                "/desk/log",
                [
                    "csrf": csrf, "form": "day-\(number)", "channel": channel, "kind": "service",
                    "about": "A tree fell at \(number) Main Street", "looked": looked,
                ], after: "")
            if answer.status == 303 { return }
            // What it is said to be like is looked at, and logged as new.
            let shown = DeskForms.hidden("looked", in: answer.body)
            guard answer.status == 200, shown != looked else {
                throw MeasuredGateway.Failed(description: "logging was answered \(answer.status)")
            }
            looked = shown
        }
    }

    private static func mail(_ number: Int, to dovecot: DovecotServer) throws {
        let mail = """
            From: Resident \(number) <resident-\(number)@home.example>\r\nTo: 311@city.example\r
            Subject: Graffiti at \(number) High Street\r\nMessage-ID: <day-\(number)@home.example>\r
            Date: Sun, 22 Nov 2026 10:00:00 -0500\r\n\r
            There is graffiti at \(number) High Street.\r

            """
        try dovecot.deliver(Array(mail.utf8), to: mailbox)
    }

    private static func text(_ number: Int, _ port: Int) async throws {
        let path = "/sms/twilio/sms-311"
        let fields = [
            ("AccountSid", MeasuredCity.twilioAccount), ("Body", "Pothole at \(number) Oak Street"),
            ("From", "+1617\(2_000_000 + number)"),
            ("MessageSid", "SM" + String(repeating: "0", count: 24) + String(10_000_000 + number)), ("NumMedia", "0"),
            ("To", MeasuredCity.number),
        ]
        let signed = "http://127.0.0.1:\(port)\(path)" + fields.map { $0.0 + $0.1 }.joined()
        let key = SymmetricKey(data: Data(MeasuredCity.twilioToken.utf8))
        let signature = HMAC<Insecure.SHA1>.authenticationCode(for: Data(signed.utf8), using: key)
        let body = fields.map { $0.0 + "=" + $0.1.replacing("+", with: "%2B").replacing(" ", with: "+") }
            .joined(separator: "&")
        let connection = try await RawConnection.open(port: port)
        try await connection.send(
            """
            POST \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n\
            X-Twilio-Signature: \(Data(signature).base64EncodedString())\r\n\
            Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)
            """)
        let answer = try await connection.answer()
        try await connection.close()
        guard answer.status == 200 else {
            throw MeasuredGateway.Failed(description: "a text was answered \(answer.status)")
        }
    }

    /// What the store and the ledger say of the day.
    private func check(_ city: MeasuredCity) async throws -> String {
        let database = try SQLiteDatabase(folder: city.folder + "/data", purpose: .read)
        let figures = try await database.read { session throws(StoreFailure) in
            try session.all(Self.figures, []) { $0.int(0) }
        }
        await database.close()
        let store = try SQLiteDatabase(folder: city.folder + "/data", purpose: .read)
        let report = try await SQLReports(database: store).channels(from: nil, to: nil, byChannel: false)
        await store.close()
        let kinds = report.rows.filter { $0.contacts > 0 }.map { "\($0.kind.rawValue) \($0.contacts)" }
        return """
            the store       \(figures.first ?? 0) requests, \(figures.dropFirst().first ?? 0) closed not exactly once, \
            \(figures.last ?? 0) answered twice
            the ledger      \(kinds.joined(separator: ", ")), in all \(report.total.contacts)
            """
    }

    private static let figures = SQLStatement(
        """
        SELECT COUNT(*) FROM service_request
        UNION ALL
        SELECT COUNT(*) FROM service_request s WHERE s.status <> 'resolved' OR 1 <> (
            SELECT COUNT(*) FROM event e WHERE e.request = s.id AND e.kind IN ('resolved', 'closed'))
        UNION ALL
        SELECT COUNT(*) FROM (SELECT request FROM answer GROUP BY request HAVING COUNT(*) > 1) AS twice
        """)
}
