import Desk
import Intake
import Store
import Web

extension FollowUpPorts {
    /// Following up on this gateway's store.
    init(_ parts: GatewayParts) throws {
        let (settings, store) = (parts.settings, parts.store)
        let routing = settings.routing
        self.init(
            book: store.followUp, desk: store.followUpDesk, escalations: store.escalations, actions: store.actions,
            asking: DepartmentAsking(
                channels: settings.channels.map(\.profile), addresses: { routing.mail(of: $0) },
                catalogue: routing.catalogue,
                tokens: try ReplyTokens(secrets: settings.replyKeys.map { Array($0.utf8) }), ids: parts.ids,
                city: settings.city, deskURL: settings.listen.staffURL),
            calendar: CityCalendar(timeZone: settings.timeZone))
    }
}
