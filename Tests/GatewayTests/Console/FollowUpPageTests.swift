import Desk
import Foundation
import NIOHTTP1
import TestKit
import Testing
import Web

/// What is to be chased, from the list to the department's mailbox and to the resident.
@Suite("Following up", .enabled(if: MailCity.isInstalled, "needs Dovecot and python3, see deploy/packages.sh"))
struct FollowUpPageTests {
    private static let list = "/reports/follow-up"

    private static let extra = """
        service:
          targets:
            - {stage: resolved, within: 1s, around_the_clock: true}

        """

    private static let routing = """
        otherwise: {department: Public Works}
        department_mail:
          - {department: Public Works, addresses: works@dpw.example}

        """

    /// A city whose resident wrote a mail that is overdue; the path of the request.
    private func chased(
        _ work: (SittingCity, Visitor, _ path: String) async throws -> Void
    ) async throws {
        try await SittingCity.with(extra: Self.extra, routing: Self.routing) { city in
            try await city.desk.employ([("sue", [.supervisor]), ("max", [.manager]), ("ann", [.agent])])
            let sue = try await city.desk.signedIn("sue")
            try city.mail(
                "Lamp on Elm Street", "El farol no funciona y la calle está oscura.", from: "rosa@home.example")
            try await eventually { try await sue.get(Self.list).body.contains("Overdue since") }
            let page = try await sue.get(Self.list).body
            let path = try #require(page.firstMatch(of: #/\/desk\/requests\/[A-Z0-9-]{12}/#)).output
            try await work(city, sue, String(path))
        }
    }

    private func mails(_ city: SittingCity, to recipient: String) -> Int {
        city.relay.mails.count { $0.recipient == recipient }
    }

    @Test(
        "one click asks the department, once a day; another tells the resident in their language",
        .timeLimit(.minutes(3)))
    func clicks() async throws {
        try await chased { city, sue, path in
            let page = try await sue.get(Self.list).body
            let token = try #require(page.firstMatch(of: #/name="form" value="([^"]+)-[A-Z0-9-]{12}-a"/#)).1
            let number = try #require(path.split(separator: "/").last)
            let asked = try await sue.post(
                path + "/ask", ["form": "\(token)-\(number)-a", "view": "department=Public%20Works"], page: Self.list)
            #expect(asked.status == 303 && asked.location == "\(Self.list)?department=Public%20Works&done=asked")
            // The same click a second time, and another one the same day.
            let twice = try await sue.post(
                path + "/ask", ["form": "\(token)-\(number)-a", "view": ""], page: Self.list)
            #expect(twice.status == 303)
            let again = try await sue.post(path + "/ask", ["form": "other", "view": ""], page: Self.list)
            #expect(again.status == 409 && again.body.contains("Sue asked Public Works"))
            try await eventually { mails(city, to: "works@dpw.example") == 1 }
            let mail = try #require(city.relay.mails.first { $0.recipient == "works@dpw.example" })
            let text = mail.lines.joined(separator: "\n")
            #expect(mail.field("Subject")?.contains(number) == true && text.contains(path))
            #expect(!text.contains("farol") && mail.field("Auto-Submitted") != nil)
            #expect(try await sue.get(path).body.contains("The department was asked by mail: Sue: Public Works"))

            let words = ConsoleScene.hidden("words", page)
            let told = try await sue.post(
                path + "/tell", ["form": "\(token)-\(number)-t", "words": words, "view": ""], page: Self.list)
            #expect(told.status == 303 && told.location == "\(Self.list)?done=answered")
            try await eventually {
                city.relay.mails.contains {
                    $0.recipient == "rosa@home.example" && $0.lines.joined().contains("Su solicitud")
                }
            }
            // What nobody had is nobody's still.
            #expect(try await sue.get(path).body.contains("<dt>Who has it</dt><dd>nobody"))
            let confirmed = try await sue.post(
                path + "/ask", ["form": "third", "again": "yes"], page: Self.list)
            #expect(confirmed.status == 303 && confirmed.location == "\(path)?done=asked")
            try await eventually { mails(city, to: "works@dpw.example") == 2 }
        }
    }

    @Test("an escalation's way, a promise's, and the files", .timeLimit(.minutes(3)))
    func escalates() async throws {
        try await chased { city, sue, path in
            let owner = try #require(try await sue.get(path).body.firstMatch(of: #/<option value="(\d+)">Ann</#)).1
            let opened = try await sue.post(
                path + "/escalations",
                ["form": "e1", "owner": String(owner), "reason": "=Third time", "due": ConsoleScene.day(-1)], page: path
            )
            #expect(opened.location == "\(path)?done=escalated")
            let empty = try await sue.post(
                path + "/escalations", ["form": "e2", "owner": String(owner), "reason": " ", "due": ""], page: path)
            #expect(empty.status == 422)
            let page = try await sue.get("\(Self.list)?owner=\(owner)").body
            #expect(page.contains("=Third time") && page.contains("escalated, by"))
            let csv = try await sue.get(Self.list + "?format=csv")
            #expect(csv.headers.first(name: "Content-Type")?.hasPrefix("text/csv") == true)
            #expect(csv.body.contains(",overdue,") && csv.body.contains(",Ann,") && !csv.body.contains("Lamp on Elm"))
            #expect(try await sue.get(Self.list + "?format=json").body.contains("\"reasons\" : ["))
            let pdf = try await sue.get(Self.list + "?format=pdf")
            #expect(PDFTool() == nil ? pdf.status == 501 : pdf.body.hasPrefix("%PDF-"))
            #expect(try await sue.get(Self.list + "?format=xml").status == 404)
            #expect(try await city.desk.signedIn("ann").get("/desk/attention").body.contains("It was escalated to you"))
            let id = try #require(page.firstMatch(of: #/escalations/(\d+)/close/#)).1
            let closed = try await sue.post(
                path + "/escalations/\(id)/close", ["outcome": "A new lamp", "view": "reason=overdue"], page: Self.list)
            #expect(closed.location == "\(Self.list)?reason=overdue&done=escalation-closed")
            #expect(try await !sue.get(Self.list).body.contains("Open escalations"))

            _ = try await sue.post(
                path + "/promises", ["form": "p1", "day": ConsoleScene.day(-2), "text": "A lamp"], page: path)
            #expect(try await sue.get(Self.list + "?reason=promised").body.contains("Promised for"))
            let promise = try #require(
                try await sue.get(path).body.firstMatch(of: #/promises/(\d+)/end/#)
            ).1
            let kept = try await sue.post(path + "/promises/\(promise)/end", ["ending": "kept"], page: path)
            #expect(kept.status == 303)
            #expect(try await sue.get(Self.list + "?reason=promised").body.contains("Nothing here"))

            // A manager reads the list, and neither requests nor what residents wrote.
            let max = try await city.desk.signedIn("max")
            let read = try await max.get(Self.list)
            #expect(read.status == 200 && !read.body.contains("Lamp on Elm") && !read.body.contains("/ask\""))
            #expect(try await max.post(path + "/ask", ["form": "m"], page: Self.list).status == 403)
            #expect(try await city.desk.signedIn("ann").get(Self.list).status == 403)
            let command = try await Command.run(
                Places.program, ["report", "follow-up", "--format", "csv", "--config", city.desk.serving.settings])
            #expect(command.isGood && command.output.contains(",overdue,"))
        }
    }

    @Test("the record of what was done", .timeLimit(.minutes(3)))
    func actions() async throws {
        try await StaffCity.with { city in
            try await city.employ([("sue", [.supervisor]), ("ann", [.agent])])
            let sue = try await city.signedIn("sue")
            let actions = "/reports/actions"
            let page = try await sue.get(actions).body
            let owner = try #require(page.firstMatch(of: #/<option value="(\d+)">Ann</#)).1
            let fields: [(String, String)] = [
                ("form", ConsoleScene.hidden("form", page)), ("kind", "partnership_review"), ("owner", String(owner)),
                ("day", ConsoleScene.day(-3)), ("due", ConsoleScene.day(-1)), ("partner", "Water board"),
                ("text", "=Went through the backlog"),
            ]
            #expect(try await sue.post(actions, sending: fields, page: actions).location == actions + "?done=added")
            _ = try await sue.post(actions, sending: fields, page: actions)
            let csv = try await sue.get(actions + "?span=30-days&format=csv").body
            #expect(csv.split(separator: "\r\n").count == 2 && csv.contains("'=Went through the backlog"))
            let overdue = try await sue.get(actions + "?span=30-days&state=overdue").body
            let id = try #require(overdue.firstMatch(of: #/actions/(\d+)/done/#)).1
            let done = try await sue.post("\(actions)/\(id)/done", ["outcome": "Agreed"], page: actions)
            #expect(done.location == actions + "?done=finished")
            #expect(try await sue.get(actions + "?span=30-days&state=done").body.contains("Agreed"))
            #expect(try await sue.get(actions + "?span=30-days&state=open").body.contains("nothing in these days"))
            let bad = fields.filter { $0.0 != "text" } + [("text", " ")]
            #expect(try await sue.post(actions, sending: bad, page: actions).status == 422)
            #expect(try await city.signedIn("ann").post(actions, sending: fields, page: "/desk").status == 403)
        }
    }
}
