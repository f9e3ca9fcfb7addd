/// Why a message counts as automatic (RFC 3834): kept and marked, never answered, never reopening anything (promise 8).
package enum AutomaticMark: String, Codable, Hashable, Sendable {
    case automatic
    case bounce
    case list
    case loop
}
