/// What a resident wanted of a contact (Somerville's classification: Service, Information, Feedback).
package enum ContactKind: String, Codable, CaseIterable, Hashable, Sendable {
    case service
    case information
    case feedback
}
