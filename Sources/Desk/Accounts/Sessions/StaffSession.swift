package import Intake

/// One browser of a member of the staff, signed in.
package struct StaffSession: Hashable, Sendable, Identifiable {
    package enum Stage: String, Sendable {
        /// The password was right; the code is still to come. It may do nothing.
        case code
        case signedIn = "signed_in"
    }

    package let id: RowID
    package let account: AccountID
    package let stage: Stage
    /// What the browser says of itself, for its owner to know it by.
    package let browser: String
    package let beganAt: Moment
    /// To the minute (`SessionLimits.seen`).
    package let seenAt: Moment

    package init(id: RowID, account: AccountID, stage: Stage, browser: String, beganAt: Moment, seenAt: Moment) {
        self.id = id
        self.account = account
        self.stage = stage
        self.browser = browser
        self.beganAt = beganAt
        self.seenAt = seenAt
    }
}
