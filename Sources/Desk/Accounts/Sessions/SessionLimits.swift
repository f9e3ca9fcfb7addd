package import Intake

/// How long a session holds.
package struct SessionLimits: Hashable, Sendable {
    /// Since it was last used: a shift and its breaks.
    package var idle: Duration
    /// Since it began, used or not.
    package var whole: Duration
    /// For the code of the second step, after the password.
    package var code: Duration
    /// How exactly `seenAt` is kept: each write of it costs a commit.
    package var seen: Duration

    package init(
        idle: Duration = .seconds(12 * 3600), whole: Duration = .seconds(7 * 24 * 3600), code: Duration = .seconds(600),
        seen: Duration = .seconds(60)
    ) {
        self.idle = idle
        self.whole = whole
        self.code = code
        self.seen = seen
    }

    /// Whether a session holds at `now`.
    package func holds(_ session: StaffSession, at now: Moment) -> Bool {
        let limit = session.stage == .code ? code : whole
        return now.since(session.beganAt) < limit && now.since(session.seenAt) < idle
    }
}
