import NIOCore

/// The one timer of an event loop, for all its connections: a scheduled task for each of 10,000 idle sessions would
/// cost more than the session. It runs only while there is something to look after, and is used on its loop only.
final class LoopTicker {
    let loop: any EventLoop
    let interval: TimeAmount
    private var members: [any Ticking] = []
    private var isRunning = false

    init(loop: any EventLoop, interval: TimeAmount) {
        self.loop = loop
        self.interval = interval
    }

    /// The loop's time; in tests with an embedded loop, the test's.
    var now: NIODeadline { loop.now }

    func add(_ member: any Ticking) {
        loop.preconditionInEventLoop()
        guard member.tickerSlot < 0 else { return }
        member.tickerSlot = members.count
        members.append(member)
        if !isRunning {
            isRunning = true
            schedule()
        }
    }

    func remove(_ member: any Ticking) {
        let slot = member.tickerSlot
        guard slot >= 0, let last = members.popLast() else { return }
        member.tickerSlot = -1
        guard slot < members.count else { return }
        members[slot] = last
        last.tickerSlot = slot
    }

    private func schedule() {
        loop.assumeIsolated().scheduleTask(in: interval) { self.run() }
    }

    /// From the end, since a member that removes itself is replaced by the last one, which had its turn.
    private func run() {
        let now = loop.now
        var index = members.count - 1
        while index >= 0 {
            members[index].tick(now: now)
            index = min(index, members.count) - 1
        }
        isRunning = !members.isEmpty
        if isRunning { schedule() }
    }
}
