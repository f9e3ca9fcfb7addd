/// What the city promises a time for.
package enum ServiceStage: String, CaseIterable, Codable, Hashable, Sendable {
    /// The resident was told that we have it.
    case acknowledged
    /// A person answered.
    case firstAnswer = "first_answer"
    case resolved
}
