import Channels
import Intake
import Reports

/// Reads the section `reports`: what is sent to whom after which periods.
struct ReportsReader {
    private enum WeekStart: String, CaseIterable {
        case monday
        case sunday
    }

    let fields: SettingsFields
    let channels: [ChannelSettings]

    func subscriptions() -> [ReportSubscription] {
        var names: Set<String> = []
        return fields.list("mail", known: SettingsReference.names(SettingsReference.reportMail)).map { entry in
            let name = entry.required("name", example: "monthly figures")
            if !name.isEmpty, !names.insert(name).inserted { entry.complain("name", "stands there twice") }
            _ = entry.required("every", example: "month")
            return ReportSubscription(
                name: name, rhythm: entry.choice("every", default: ReportRhythm.month), pages: pages(entry),
                to: recipients(entry), channel: channel(entry),
                minutes: DayTimeReader(fields: entry).minutes("at") ?? 7 * 60,
                isFromSunday: entry.choice("week_starts", default: WeekStart.monday) == .sunday)
        }
    }

    private var mailboxes: [(name: ChannelName, address: String)] {
        channels.compactMap { channel in
            if case .email(let settings) = channel { (channel.name, settings.address) } else { nil }
        }
    }

    private func pages(_ entry: SettingsFields) -> [ReportPage] {
        guard entry.has("pages") else { return [.overview] }
        let words = entry.texts("pages")
        let pages = words.compactMap(ReportPage.init(rawValue:)).filter(\.isMailed)
        if pages.isEmpty || pages.count != words.count || Set(pages).count != pages.count {
            let known = ReportPage.allCases.filter(\.isMailed).map(\.rawValue).joined(separator: ", ")
            entry.complain("pages", "must be a list of some of \(known), each once")
        }
        return pages
    }

    private func recipients(_ entry: SettingsFields) -> [String] {
        let addresses = entry.texts("to")
        if addresses.isEmpty { entry.complain("to", "must be an address or a list of them, e.g. manager@example.gov") }
        let own = Set(mailboxes.map { $0.address.lowercased() })
        var seen: Set<String> = []
        for address in addresses {
            if !RoutingRules.isMailAddress(address) { entry.complain("to", "must be addresses; `\(address)` is none") }
            if own.contains(address.lowercased()) {
                entry.complain("to", "must not be the city's own mailbox, which `\(address)` is")
            }
            if !seen.insert(address.lowercased()).inserted { entry.complain("to", "has `\(address)` twice") }
        }
        return addresses
    }

    private func channel(_ entry: SettingsFields) -> ChannelName {
        let usual = mailboxes.map(\.name).min { $0.id < $1.id }
        let none = ChannelName(kind: .email, id: "")
        guard let id = entry.text("channel") else {
            if usual == nil { entry.complain("name", "needs an email channel that sends it, and there is none") }
            return usual ?? none
        }
        guard let channel = mailboxes.first(where: { $0.name.id == id }) else {
            entry.complain("channel", "must be the id of an email channel")
            return none
        }
        return channel.name
    }
}
