/// Where a service request stands.
package enum RequestStatus: String, Codable, CaseIterable, Hashable, Sendable {
    /// New, nobody has it yet.
    case triage
    /// Somebody has it.
    case assigned
    case resolved
    /// Automatic mail, lists and spam that belong to no case: readable, never in anyone's queue and never counted as opened.
    case setAside = "set_aside"
}
