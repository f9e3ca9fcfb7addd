/// One thing that somebody may see or do at the desk.
package enum Permission: String, CaseIterable, Codable, Hashable, Sendable {
    case requestList = "request.list"
    case requestRead = "request.read"
    case requestAnswer = "request.answer"
    case assignOwn = "request.assign_own"
    case assignOthers = "request.assign_others"
    case logContact = "contact.log"
    case mergeResidents = "resident.merge"
    case floor = "floor"
    case reports = "reports"
    case reviews = "reviews"
    case roster = "roster"
    case library = "library"
    case notices = "notices"
    case settings = "settings"
    case accounts = "accounts"
    case audit = "audit"
}
