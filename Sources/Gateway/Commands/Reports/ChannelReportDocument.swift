import Intake
import Reports

/// The channel report as JSON.
struct ChannelReportDocument: Encodable {
    struct Row: Encodable {
        var channel: String
        var kind: String?
        var contacts: Int
        var contactsSharePercent: Double
        var opened: Int
        var openedSharePercent: Double
        var messagesIn: Int
        var messagesOut: Int
        var belowTheLine: BelowTheLine

        enum CodingKeys: String, CodingKey {
            case channel, kind, contacts, opened
            case contactsSharePercent = "contacts_share_percent"
            case openedSharePercent = "opened_share_percent"
            case messagesIn = "messages_in"
            case messagesOut = "messages_out"
            case belowTheLine = "below_the_line"
        }
    }

    struct BelowTheLine: Encodable {
        var spam: Int
        var automatic: Int
        var redelivered: Int
        var quarantined: Int
    }

    var from: String?
    var to: String?
    /// The day at whose end it was known so; nil as is known now.
    var asOf: String?
    var channels: [Row]
    var total: Row
    var coverage: [CoverageDocument]

    private enum CodingKeys: String, CodingKey {
        case from, to, channels, total, coverage
        case asOf = "as_of"
    }

    init(_ report: ChannelReport, _ coverage: [ChannelCoverage], asOf: String?) {
        self.asOf = asOf
        self.coverage = coverage.map(CoverageDocument.init)
        from = report.from
        to = report.to
        channels = report.rows.map {
            Row(
                channel: $0.channel ?? $0.kind.rawValue, kind: $0.kind.rawValue, contacts: $0.contacts,
                contactsSharePercent: Double($0.contactShare) / 10, opened: $0.opened,
                openedSharePercent: Double($0.openedShare) / 10, messagesIn: $0.messagesIn,
                messagesOut: $0.messagesOut,
                belowTheLine: BelowTheLine(
                    spam: $0.spam, automatic: $0.automatic, redelivered: $0.redelivered, quarantined: $0.quarantined))
        }
        let all = report.total
        total = Row(
            channel: "all", kind: nil, contacts: all.contacts, contactsSharePercent: Double(all.contactShare) / 10,
            opened: all.opened, openedSharePercent: Double(all.openedShare) / 10, messagesIn: all.messagesIn,
            messagesOut: all.messagesOut,
            belowTheLine: BelowTheLine(
                spam: all.spam, automatic: all.automatic, redelivered: all.redelivered, quarantined: all.quarantined))
    }
}
