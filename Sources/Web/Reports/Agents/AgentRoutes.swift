import Desk
import Foundation
import Hummingbird
import Intake
import Reports

/// `/reports/agents`: what each of the staff did, for those who review others' work; `/desk/figures`: one's own.
struct AgentRoutes: Sendable {
    static let rows = ReportPage.agents.path + "/rows"
    static let own = "/desk/figures"
    /// Rows of one page, and of one file.
    private static let length = 200
    private static let longestFile = 50_000

    let reports: ReportRoutes

    func add(to people: RouterGroup<PersonContext>) {
        let reviewers = people.group("").add(middleware: Requires(.reviews))
        reviewers.get("/reports/agents") { request, context in
            try await reports.answer(.agents, request, context)
        }
        people.get("/desk/figures") { request, context in
            let own = AgentsDrawing(reports: reports, own: Self.account(context))
            let query = request.uri.queryParameters
            return try await reports.patiently(request, context) {
                try reports.present { query.get($0) }
            } _: { view in
                try await reports.answer(request, context) { try await own.draw(view) }
            }
        }
        people.get("/reports/agents/rows") { request, context in
            try await reports.patiently(request, context) {
                try asked(request, context)
            } _: { asked in
                try await list(asked, context)
            }
        }
    }

    /// Where a figure leads.
    ///
    /// - Parameter agent: nil for everybody's.
    static func link(_ view: ReportAddress, _ measure: AgentMeasure, _ agent: RowID?) -> String {
        view.link(rows) + "&measure=\(measure.rawValue)" + (agent.map { "&agent=\($0)" } ?? "")
    }

    private static func account(_ context: PersonContext) -> RowID {
        RowID(rawValue: context.person.account.id.rawValue)
    }

    /// What the address of a list asks for.
    private struct Asked: Sendable {
        let measure: AgentMeasure
        let format: ReportFormat
        /// Nil for everybody's.
        let agent: RowID?
        let address: ReportAddress
    }

    private func asked(_ request: Request, _ context: PersonContext) throws -> Asked {
        let query = request.uri.queryParameters
        guard let measure = query.get("measure").flatMap(AgentMeasure.init(rawValue:)),
            let format = ReportFormat(rawValue: query.get("format") ?? ""), format != .pdf
        else { throw StaffRefusal.notFound }
        let agent = query.get("agent").flatMap { Int64($0) }.map(RowID.init(rawValue:))
        // Everybody may know their own.
        if agent != Self.account(context) { try context.require(.reviews) }
        return Asked(measure: measure, format: format, agent: agent, address: try reports.present { query.get($0) })
    }

    private func list(_ asked: Asked, _ context: PersonContext) async throws -> Response {
        let (measure, format, agent, address) = (asked.measure, asked.format, asked.agent, asked.address)
        let limit = format == .page ? Self.length + 1 : Self.longestFile
        let causes = try await reports.ports.agents.causes(of: measure, address.filter, of: agent, limit: limit)
        let name = "\(measure.rawValue)-\(address.filter.from)-\(address.filter.to)"
        let sheet = sheet(causes, measure)
        switch format {
        case .csv: return StaffPages.file(sheet.csv, name: name + ".csv")
        case .json:
            return StaffPages.file(try sheet.json(), name: name + ".json", contentType: "application/json")
        case .page, .pdf: break
        }
        let whole = try await reports.ports.agents.lines(address.filter, of: agent)
        let link = Self.link(address, measure, agent)
        let values: [String: Any] = [
            "told": ReportForm(address: address, words: reports.words, path: Self.rows, departments: []).told,
            "measure": measure.title, "figure": FigureWords.count(whole.total.count(measure)),
            "who": agent == nil ? "everybody" : whole.lines.first?.name ?? "", "definition": measure.definition,
            "rows": causes.prefix(Self.length).map(row), "is_empty": causes.isEmpty,
            "is_valued": measure == .firstAnswer || measure == .overall, "is_part": causes.count > Self.length,
            "length": FigureWords.count(Self.length), "csv": link + "&format=csv", "json": link + "&format=json",
            "back": address.link(context.person.may(.reviews) ? ReportPage.agents.path : Self.own),
        ]
        return reports.pages.page("report-agent-rows", title: "Reports: \(measure.title)", values, for: context)
    }

    private func row(_ cause: AgentCause) -> [String: Any] {
        var values: [String: Any] = [
            "at": reports.time.text(cause.at), "machine": reports.time.machine(cause.at),
            "channel": reports.words.label(cause.key.label(.channel), .channel),
            "type": reports.words.label(cause.key.label(.requestType), .requestType),
            "department": reports.words.label(cause.key.label(.department), .department),
        ]
        if let number = cause.number { values["number"] = number.description }
        if let value = cause.value {
            values["value"] =
                cause.measure == .firstAnswer ? FigureWords.duration(value) : FigureWords.count(Int(value))
        }
        return values
    }

    private func sheet(_ causes: [AgentCause], _ measure: AgentMeasure) -> ReportSheet {
        let format = Date.ISO8601FormatStyle(timeZone: reports.time.zone)
        return ReportSheet(
            "rows", title: measure.title,
            columns: [
                ReportColumn("agent", "Who"), ReportColumn("at", "When"), ReportColumn("tracking_number", "Request"),
                ReportColumn("channel_kind", "Kind of channel"), ReportColumn("request_type", "Request type"),
                ReportColumn("department", "Department"),
                ReportColumn("value", "Value", definition: measure.definition),
            ],
            rows: causes.map { cause in
                [
                    .text(cause.agent.description),
                    .text(format.format(Date(timeIntervalSince1970: Double(cause.at.milliseconds) / 1_000))),
                    cause.number.map { .text($0.description) } ?? .nothing, .text(cause.key.label(.channelKind)),
                    .text(cause.key.label(.requestType)), .text(cause.key.label(.department)),
                    cause.value.map { measure == .firstAnswer ? .milliseconds($0) : .count(Int($0)) } ?? .nothing,
                ]
            })
    }
}
