/// A kind of way in. Every kind is a row of the channel report, with zeros where nothing came, because a channel's share is a
/// share of everything (DESIGN §3, promise 11).
package enum ChannelKind: String, CaseIterable, Codable, Hashable, Sendable {
    case email
    case chat
    case sms
    case phone
    case walkIn = "walk_in"
    case web
    case mobileApp = "mobile_app"
    case social
}
