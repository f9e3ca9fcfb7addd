import Intake

/// How work of one channel kind is given to agents.
package struct ChannelRule: Hashable, Sendable {
    /// The points of an agent's capacity that one piece of work takes.
    package let weight: Int
    /// How many of this kind one agent has at most at a time, offers included.
    package let cap: Int
    /// How many offers of this kind one agent sees at most at a time.
    package let offersAtOnce: Int
    /// The time that an agent has to answer an offer.
    package let offerLimit: Duration
    /// The waiting that makes a piece of work as urgent as one a priority higher. It never stops, so that nothing starves.
    package let pace: Duration
    /// How long work waits for the agent whom the resident had, while that one is there and has no room.
    package let stickyPatience: Duration
    /// How long work waits for somebody with the resident's language; then anybody trained for the channel will do. Nil: for ever.
    package let languagePatience: Duration?
    /// After one is finished, the agent has this long for what is left to do; nil for none.
    package let afterWork: Duration?
    /// Somebody waits at the other end: when the agent is gone, the work goes back to the queue.
    package let isLive: Bool

    /// `pace` in milliseconds.
    let paceMilliseconds: Int64

    /// Numbers below their least (a weight, cap or count of offers of 1; a pace of a millisecond) are raised to it.
    package init(
        weight: Int, cap: Int, offersAtOnce: Int = 1, offerLimit: Duration, pace: Duration,
        stickyPatience: Duration = .seconds(60), languagePatience: Duration? = nil, afterWork: Duration? = nil,
        isLive: Bool = false
    ) {
        self.weight = min(max(1, weight), 1_000)
        self.cap = min(max(1, cap), 100_000)
        self.offersAtOnce = min(max(1, offersAtOnce), 100_000)
        self.offerLimit = offerLimit
        self.pace = pace
        self.stickyPatience = stickyPatience
        self.languagePatience = languagePatience
        self.afterWork = afterWork
        self.isLive = isLive
        paceMilliseconds = max(1, pace.milliseconds)
    }
}
