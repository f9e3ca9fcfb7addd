package import Intake

/// Everybody who may take work, at one moment.
package struct AgentRoll: Hashable, Sendable {
    /// Of what a roll was made; another one where an account, a role or the roster has changed. It changes with every other
    /// entry of the audit trail, too, so that the same profiles may come under two stamps.
    package struct Stamp: Hashable, Sendable {
        /// Of the audit trail.
        let newest: RowID?
        /// Entries up to it behind which others may still come (`LateRows`): such a one makes another stamp, too.
        let unsettled: Int

        package init(newest: RowID?, unsettled: Int) {
            self.newest = newest
            self.unsettled = unsettled
        }
    }

    package let stamp: Stamp
    /// By agent, each once. Who was deactivated or lost the permission to take work is missing.
    package let profiles: [AgentProfile]

    package init(stamp: Stamp, profiles: [AgentProfile]) {
        self.stamp = stamp
        self.profiles = profiles
    }
}
