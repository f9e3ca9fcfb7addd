import Intake
import Reports
import ServiceLifecycle
import Store
import Web

/// The manager's figures by mail.
struct ReportMailWiring {
    let services: [any Service]

    /// - Throws: where a template or a key is broken.
    init(_ parts: GatewayParts) throws {
        let settings = parts.settings
        guard !settings.reportMail.isEmpty else {
            services = []
            return
        }
        let tokens = try ReplyTokens(secrets: settings.replyKeys.map { Array($0.utf8) })
        let domains = Dictionary(
            settings.channels.map { ($0.name.id, $0.profile.messageIDDomain) }, uniquingKeysWith: { first, _ in first })
        let press = try ReportPress(
            city: settings.city.name, zone: settings.timeZone,
            ports: ReportPorts(parts.store, settings, clock: parts.clock))
        let loop = ReportMailLoop(
            subscriptions: settings.reportMail,
            composing: ReportComposing(
                press: press, city: settings.city, staffURL: settings.listen.staffURL, log: parts.log),
            book: parts.store.reportMail, figures: parts.store.figures,
            outbound: { [ids = parts.ids] report, subscription, address, at in
                let id = ids.next()
                let name = tokens.messageID(
                    request: nil, outboxRow: id, domain: domains[subscription.channel.id] ?? "localhost")
                return OutboundMessage(
                    id: id, kind: .report, channel: subscription.channel, recipient: address, subject: report.subject,
                    text: report.text, language: .english, request: nil, conversation: nil, cause: id,
                    messageID: String(name.dropFirst().dropLast()), createdAt: at, dueAt: at)
            },
            ids: parts.ids, calendar: CityCalendar(timeZone: settings.timeZone), wallClock: parts.clock, log: parts.log)
        services = [parts.node.duty(.reportMail) { await loop.run() }]
    }
}
