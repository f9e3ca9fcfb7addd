/// By what the rows of a table differ.
package enum FigureDimension: String, CaseIterable, Codable, Hashable, Sendable {
    case channelKind = "channel_kind"
    case channel
    case requestType = "request_type"
    case department
    case origin
    case day
    case month
}
