package import Intake

/// What each agent can do and how much at a time, as the training roster has it: what the floor gives work by.
package protocol AgentProfiles: Sendable {
    /// Everybody who may take work, unless nothing has changed since `stamp`.
    ///
    /// - Parameter stamp: of the roll that the caller has; nil to read it in any case.
    /// - Returns: nil where the caller's roll still holds. Asking so costs one look-up: once a second is fine.
    func roll(unlessStill stamp: AgentRoll.Stamp?) async throws(StoreFailure) -> AgentRoll?
}

extension AgentProfiles {
    /// Every profile, by agent.
    package func profiles() async throws(StoreFailure) -> [AgentProfile] {
        try await roll(unlessStill: nil)?.profiles ?? []
    }
}
