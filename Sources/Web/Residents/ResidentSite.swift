package import Foundation
package import Hummingbird
package import Intake
package import Logging
package import Wire

/// The pages that residents see, on the public listener: where a request stands, and the survey after it. They need no script and no cookie: who may do what is
/// told by the signed link alone.
package struct ResidentSite: Sendable {
    private let pages: ResidentPages
    private let city: City
    private let catalogue: RequestCatalogue
    private let links: ResidentLinks
    private let ports: ResidentPorts
    private let lowScore: Int
    private let origins: OriginCheck
    private let proxies: ForwardedHeaders
    private let dates: ResidentDates
    private let calendar: CityCalendar
    private let log: Logger

    /// - Parameters:
    ///   - lowScore: an overall score in a survey that is no higher alerts.
    ///   - origin: that of our public pages as browsers name it; nil where it is none.
    /// - Throws: where a template, which is in the binary, does not parse.
    package init(
        city: City, timeZone: TimeZone, catalogue: RequestCatalogue, links: ResidentLinks, ports: ResidentPorts,
        lowScore: Int,
        origin: String?, proxies: ForwardedHeaders, log: Logger
    ) throws {
        pages = try ResidentPages(city: city)
        self.city = city
        self.catalogue = catalogue
        self.links = links
        self.ports = ports
        self.lowScore = lowScore
        origins = OriginCheck(alsoAllowing: origin.map { [$0] } ?? [])
        self.proxies = proxies
        dates = ResidentDates(zone: timeZone)
        calendar = CityCalendar(timeZone: timeZone)
        self.log = log
    }

    /// Adds `/track`, `/survey` and what belongs to it, and `/open-data`.
    package func add(to router: Router<SiteContext>) {
        router.get("/resident.css") { request, _ in StaffAsset.resident.response(to: request) }
        let residents = router.group("", context: ResidentContext.self).add(
            middleware: ResidentAccess(pages: pages, city: city.language, proxies: proxies, log: log))
        TrackRoutes(
            pages: pages, catalogue: catalogue, cityLanguage: city.language, links: links, ports: ports,
            origins: origins, dates: dates
        ).add(to: residents)
        SurveyRoutes(
            pages: pages, links: links, surveys: ports.surveys, lowScore: lowScore, origins: origins, clock: ports.clock
        ).add(to: residents)
        OpenDataRoutes(
            catalogue: catalogue, ids: ports.openRequestIDs, language: city.language, calendar: calendar,
            book: ports.openData, clock: ports.clock
        ).add(to: residents)
    }
}
