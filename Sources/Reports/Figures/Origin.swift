/// Who entered something: residents themselves, or staff for them.
package enum Origin: String, CaseIterable, Codable, Hashable, Sendable {
    case resident
    case staff
}
