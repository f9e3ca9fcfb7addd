import Intake

/// How an agent is in touch with us: by sockets, or by pages alone.
struct AgentLink {
    /// Who changes the page is gone for a moment: only after this is a lost socket a lost connection.
    static let linger: Duration = .seconds(5)
    /// Who works without scripts is there as long as they ask for a page now and then.
    static let pagePatience: Duration = .seconds(900)

    /// Open now.
    var sockets = 0
    /// When the last of them closed, or the last page was asked for.
    var seenAt: Moment
    var hadSockets = false
    /// The floor knows that they are gone.
    var isVanished = false

    /// When they are to be taken for gone, unless something is heard of them.
    var vanishesAt: Moment? {
        guard sockets == 0, !isVanished else { return nil }
        return seenAt + (hadSockets ? Self.linger : Self.pagePatience)
    }
}
