package import Intake

/// What the store knows when a change is decided, read in the transaction that writes it.
package struct ChangeFacts: Sendable {
    package var now: Moment
    package var standing: RequestStanding
    /// The account that the change names, as the one to hand over to; nil where there is none.
    package var colleague: Account?
    /// The request that the change names, as the parent of a duplicate; nil where there is none.
    package var other: RequestStanding?
    /// How it stood before it was linked, where it was; for taking that back.
    package var beforeLink: RequestStanding?

    package init(
        now: Moment, standing: RequestStanding, colleague: Account? = nil, other: RequestStanding? = nil,
        beforeLink: RequestStanding? = nil
    ) {
        self.now = now
        self.standing = standing
        self.colleague = colleague
        self.other = other
        self.beforeLink = beforeLink
    }
}
