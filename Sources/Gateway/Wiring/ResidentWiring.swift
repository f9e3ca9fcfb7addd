import Intake
import Store
import Web
import Wire

extension ResidentSite {
    /// The pages for residents on this gateway's store.
    init(_ parts: GatewayParts, proxies: ForwardedHeaders) throws {
        let settings = parts.settings
        try self.init(
            city: settings.city, timeZone: settings.timeZone, catalogue: settings.routing.catalogue,
            links: settings.links,
            ports: ResidentPorts(
                track: parts.store.track, surveys: parts.store.surveys,
                openData: settings.residents.hasOpenData ? parts.store.openData : nil,
                openRequestIDs: settings.openRequestIDs, keeper: parts.store.keeper, clock: parts.clock,
                notices: NoticeBoard(
                    book: parts.store.openNotices, clock: parts.clock, cityLanguage: settings.city.language)),
            lowScore: settings.surveys.lowScore, origin: WebOrigin(ofPage: settings.listen.publicURL)?.text,
            proxies: proxies, log: parts.log)
    }
}
