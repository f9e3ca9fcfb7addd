import Desk
import Hummingbird
import Intake
import NIOCore
import Reports

/// `/reports/sent`: what was sent by mail, as it was sent, whatever the figures say by now.
struct SentReportRoutes: Sendable {
    static let path = ReportRoutes.path + "/sent"
    /// Reports of one page.
    private static let most = 100

    let pages: StaffPages
    let time: StaffTime
    let ports: ReportPorts

    func add(to people: RouterGroup<PersonContext>) {
        let readers = people.group("").add(middleware: Requires(.reports))
        readers.get("/reports/sent") { request, context in try await list(request, context) }
        readers.get("/reports/sent/{id}") { _, context in try await show(context) }
        readers.get("/reports/sent/{id}/files/{position}") { _, context in try await file(context) }
    }

    private func list(_ request: Request, _ context: PersonContext) async throws -> Response {
        let before = request.uri.queryParameters.get("before").flatMap { Int64($0) }.map(RowID.init(rawValue:))
        let reports = try await ports.mail.sent(before: before, limit: Self.most)
        var values: [String: Any] = [
            "reports": reports.map { report in
                [
                    "path": "\(Self.path)/\(report.id.rawValue)", "subject": report.subject,
                    "days": "\(report.from) to \(report.to)", "made": time.text(report.madeAt),
                ]
            },
            "is_empty": reports.isEmpty, "subscriptions": ports.subscriptions.map(Self.words),
            "has_subscriptions": !ports.subscriptions.isEmpty,
        ]
        if reports.count == Self.most, let last = reports.last {
            values["older"] = "\(Self.path)?before=\(last.id.rawValue)"
        }
        return pages.page("reports-sent", title: "Reports: sent by mail", values, for: context)
    }

    private func show(_ context: PersonContext) async throws -> Response {
        guard let id = id(context) else { throw StaffRefusal.notFound }
        let found = try await ports.mail.sent(id)
        guard let report = found else { throw StaffRefusal.notFound }
        let values: [String: Any] = [
            "days": "\(report.from) to \(report.to)", "as_of": time.text(report.asOf),
            "made": time.text(report.madeAt), "text": report.text,
            "recipients": report.recipients.map { recipient in
                ["address": recipient.address, "state": Self.state(recipient, time)]
            },
            "files": report.files.map { file in
                [
                    "path": "\(Self.path)/\(id.rawValue)/files/\(file.position)", "name": file.name,
                    "size": "\((file.size + 1_023) / 1_024) KB",
                ]
            },
        ]
        return pages.page("report-sent", title: report.subject, values, for: context)
    }

    /// Always to be saved: what went out as HTML is no page of ours (promise 13).
    private func file(_ context: PersonContext) async throws -> Response {
        guard let id = id(context), let position = context.parameters.get("position", as: Int.self) else {
            throw StaffRefusal.notFound
        }
        let found = try await ports.mail.file(position, of: id)
        guard let file = found else { throw StaffRefusal.notFound }
        return StaffPages.file(ByteBuffer(bytes: file.bytes), name: file.name, contentType: file.mediaType)
    }

    private func id(_ context: PersonContext) -> RowID? {
        context.parameters.get("id").flatMap { Int64($0) }.map(RowID.init(rawValue:))
    }

    private static func words(_ subscription: ReportSubscription) -> [String: String] {
        [
            "name": subscription.name, "every": subscription.rhythm.rawValue,
            "pages": subscription.pages.map(\.title).joined(separator: ", "),
            "to": subscription.to.joined(separator: ", "),
        ]
    }

    private static func state(_ recipient: SentReport.Recipient, _ time: StaffTime) -> String {
        switch recipient.state {
        case "sent": recipient.sentAt.map { "sent \(time.text($0))" } ?? "sent"
        case "dead": "could not be delivered"
        case "gone": "no longer in the outbox"
        default: "waits to be sent"
        }
    }
}
