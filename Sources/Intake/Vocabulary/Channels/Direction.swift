/// Which way a message went.
package enum Direction: String, Codable, Hashable, Sendable {
    case inbound
    case outbound
}
