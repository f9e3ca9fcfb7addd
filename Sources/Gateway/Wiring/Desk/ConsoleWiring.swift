import Desk
import Intake
import Mail
import Store
import Web

extension ConsolePorts {
    /// The console on this gateway's store.
    init(_ parts: GatewayParts, floor: FloorPorts) throws {
        let settings = parts.settings
        let answering = Answering(
            profiles: Dictionary(settings.channels.map { ($0.name.id, $0.profile) }) { first, _ in first },
            city: settings.city, calendar: CityCalendar(timeZone: settings.timeZone),
            tokens: try ReplyTokens(secrets: settings.replyKeys.map { Array($0.utf8) }), ids: parts.ids,
            links: settings.links)
        self.init(
            queue: parts.store.queue, requests: parts.store.requests, work: parts.store.work,
            answers: parts.store.answers, answering: answering, changes: parts.store.changes,
            questions: parts.store.questions,
            merging: parts.store.merging, duplicates: parts.store.duplicates, decisions: parts.store.decisions,
            residents: parts.store.residents,
            drafts: parts.store.drafts, service: parts.store.service, targets: settings.service,
            originalHTML: { OriginalHTML.of($0) },
            catalogue: DeskCatalogue(settings.routing), understanding: parts.understanding, files: parts.store.files,
            updates: parts.store.updates, attention: parts.store.attention, floor: floor, surveys: parts.store.surveys,
            surveyReports: parts.store.surveyReports, requestTypes: settings.routing.catalogue,
            tools: try ToolPorts(parts),
            unwrap: { TransferEncoding(rawValue: $1)?.decoded($0) }, clock: parts.clock)
    }
}
