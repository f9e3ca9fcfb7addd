import NIOCore

/// What the loop's one timer looks after.
protocol Ticking: AnyObject {
    /// Its place in the timer's list, kept by ``LoopTicker`` alone; negative while it is in none.
    var tickerSlot: Int { get set }
    /// Called on the event loop about every ``LoopTicker/interval``; compares its deadlines with `now`.
    func tick(now: NIODeadline)
}
