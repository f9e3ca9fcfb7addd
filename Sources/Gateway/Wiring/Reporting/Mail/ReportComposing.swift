import Foundation
import Intake
import Logging
import Reports
import Web
import Wire

/// Writes the mail of a report: what its pages say of the period, as text and HTML, each table as a file, and the pages as PDF.
struct ReportComposing: Sendable {
    let press: ReportPress
    let city: City
    /// Of the desk, without a slash at the end.
    let staffURL: String
    let log: Logger

    /// - Parameter asOf: everything before is in the figures.
    func mail(
        _ subscription: ReportSubscription, _ period: ReportPeriod, asOf: Moment
    ) async throws -> MailedReport {
        let query = ["from": period.firstDay, "to": period.lastDay]
        var documents: [ReportDocument] = []
        var files: [OutboundFile] = []
        for page in subscription.pages {
            let drawn = try await press.draw(page, query)
            documents.append(drawn.document)
            files += tables(drawn.document, period)
            if let pdf = try await paper(drawn) {
                files.append(
                    OutboundFile(name: name(page.rawValue, period, "pdf"), mediaType: "application/pdf", bytes: pdf))
            }
        }
        let subject = "\(city.service): \(subscription.name), \(period.title)"
        let html = ReportMarkup.html(title: subject, documents) { link($0.page, period) }
        return MailedReport(
            name: subscription.name, period: period, subject: subject, text: text(subject, documents, period),
            html: html, files: files, asOf: asOf)
    }

    private func text(_ subject: String, _ documents: [ReportDocument], _ period: ReportPeriod) -> String {
        let parts = documents.map { "\(ReportText.text($0))\n\(link($0.page, period))\n" }
        let end =
            "Sent by itself after each period, as the city's settings have it. These figures stay as they are here."
        return ([subject + "\n"] + parts + [end]).joined(separator: "\n")
    }

    private func tables(_ document: ReportDocument, _ period: ReportPeriod) -> [OutboundFile] {
        document.tables.filter { !$0.rows.isEmpty }.map { table in
            let name = table.name == document.page.rawValue ? table.name : "\(document.page.rawValue)-\(table.name)"
            return OutboundFile(
                name: self.name(name, period, "csv"), mediaType: "text/csv; charset=utf-8",
                bytes: Array(table.csv.utf8))
        }
    }

    /// Without a PDF the mail says the same.
    private func paper(_ drawn: DrawnReport) async throws -> [UInt8]? {
        do {
            return try await press.pdf(of: drawn)
        } catch let failure as PDFFailure {
            log.warning("a report goes out without PDF", metadata: ["reason": "\(failure)"])
        } catch let failure as ChildFailure {
            log.warning("a report goes out without PDF", metadata: ["reason": "\(failure)"])
        }
        return nil
    }

    private func link(_ page: ReportPage, _ period: ReportPeriod) -> String {
        "\(staffURL)\(page.path)?from=\(period.firstDay)&to=\(period.lastDay)"
    }

    private func name(_ name: String, _ period: ReportPeriod, _ ending: String) -> String {
        "\(name)-\(period.firstDay)-\(period.lastDay).\(ending)"
    }
}
