package import Intake

/// What the store knows when a change is decided, read in the transaction that writes it.
package struct ChangeFacts: Sendable {
    package var now: Moment
    package var standing: RequestStanding
    /// The account that the change names, as the one to hand over to; nil where there is none.
    package var colleague: Account?
    /// The team that the change names; nil where there is none in use.
    package var team: KeptTeam?
    /// The account of who has the request, where the change may take it out of their sight; nil where nobody has it.
    package var holder: Account?
    /// The request that the change names, as the parent of a duplicate; nil where there is none.
    package var other: RequestStanding?
    /// How it stood before it was linked, where it was; for taking that back.
    package var beforeLink: RequestStanding?
    /// Codes of the questions that are answered on it, where the change may give it a type that asks others.
    package var answered: Set<String>

    package init(
        now: Moment, standing: RequestStanding, colleague: Account? = nil, team: KeptTeam? = nil,
        holder: Account? = nil, other: RequestStanding? = nil, beforeLink: RequestStanding? = nil,
        answered: Set<String> = []
    ) {
        self.now = now
        self.standing = standing
        self.colleague = colleague
        self.team = team
        self.holder = holder
        self.other = other
        self.beforeLink = beforeLink
        self.answered = answered
    }
}
