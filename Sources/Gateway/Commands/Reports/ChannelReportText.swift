import Foundation
import Intake
import Reports

/// The channel report as text.
enum ChannelReportText {
    /// What the figures mean; the same words under the table and in the help.
    static let definitions = """
        contacts: occasions on which a resident reached us, dated at the first message: a mail, a chat session, the texts of \
        one number until 24 h of silence. opened: service requests that began there. in, out: messages of people, and ours. \
        Shares are of the total over all channel kinds. Below the line, in no total: spam, automatic mail, things that came \
        again, and what is in quarantine. Days are the city's. Where a channel's volume is imported, its contacts are the \
        imported counts (`intake volume`).
        """

    /// Aligned columns, totals, and what lies below the line.
    static func table(_ report: ChannelReport, city: String, asOf: String?) -> String {
        let total = report.total
        var lines = [["channel", "contacts", "share", "opened", "share", "in", "out"]]
        for row in report.rows {
            lines.append([
                name(row), "\(row.contacts)", percent(row.contactShare), "\(row.opened)", percent(row.openedShare),
                "\(row.messagesIn)", "\(row.messagesOut)",
            ])
        }
        lines.append([
            "all", "\(total.contacts)", percent(total.contactShare), "\(total.opened)", percent(total.openedShare),
            "\(total.messagesIn)", "\(total.messagesOut)",
        ])
        var below = [["below the line", "spam", "automatic", "redelivered", "quarantined"]]
        for row in report.rows where row.spam + row.automatic + row.redelivered + row.quarantined > 0 {
            below.append([
                name(row), "\(row.spam)", "\(row.automatic)", "\(row.redelivered)", "\(row.quarantined)",
            ])
        }
        below.append([
            "all", "\(total.spam)", "\(total.automatic)", "\(total.redelivered)", "\(total.quarantined)",
        ])
        let range =
            "\(report.from ?? "the beginning") to \(report.to ?? "now")"
            + (asOf.map { ", as was known at the end of \($0)" } ?? "")
        return "\(city): volume by channel, \(range)\n\n" + TextTable.aligned(lines) + "\n" + TextTable.aligned(below)
            + "\n" + definitions
    }

    /// One line for each row and one for all, with a header; shares in percent.
    static func csv(_ report: ChannelReport) -> String {
        var lines = [
            [
                "channel", "contacts", "contacts_share_percent", "opened", "opened_share_percent", "messages_in",
                "messages_out", "spam", "automatic", "redelivered", "quarantined",
            ]
        ]
        for row in report.rows {
            lines.append([
                name(row), "\(row.contacts)", tenths(row.contactShare), "\(row.opened)", tenths(row.openedShare),
                "\(row.messagesIn)", "\(row.messagesOut)", "\(row.spam)", "\(row.automatic)", "\(row.redelivered)",
                "\(row.quarantined)",
            ])
        }
        let all = report.total
        lines.append([
            "all", "\(all.contacts)", tenths(all.contactShare), "\(all.opened)", tenths(all.openedShare),
            "\(all.messagesIn)", "\(all.messagesOut)", "\(all.spam)", "\(all.automatic)", "\(all.redelivered)",
            "\(all.quarantined)",
        ])
        return lines.map { $0.map(CSV.cell).joined(separator: ",") + "\r\n" }.joined()
    }

    /// Shares in percent with one decimal.
    static func json(_ report: ChannelReport, _ coverage: [ChannelCoverage], asOf: String?) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return String(decoding: try encoder.encode(ChannelReportDocument(report, coverage, asOf: asOf)), as: UTF8.self)
    }

    private static func name(_ row: ChannelVolume) -> String { row.channel ?? row.kind.rawValue }

    private static func tenths(_ share: Int) -> String { "\(share / 10).\(share % 10)" }

    private static func percent(_ share: Int) -> String { tenths(share) + " %" }
}
