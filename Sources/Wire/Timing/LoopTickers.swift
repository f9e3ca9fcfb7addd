import NIOCore

/// The timers of all loops of a group.
struct LoopTickers: Sendable {
    private let tickers: [ObjectIdentifier: NIOLoopBoundBox<LoopTicker>]

    init(group: any EventLoopGroup, interval: TimeAmount) {
        var tickers: [ObjectIdentifier: NIOLoopBoundBox<LoopTicker>] = [:]
        for loop in group.makeIterator() {
            tickers[ObjectIdentifier(loop)] = NIOLoopBoundBox.makeBoxSendingValue(
                LoopTicker(loop: loop, interval: interval), eventLoop: loop)
        }
        self.tickers = tickers
    }

    /// The timer of `loop`, one of the group's; to be called on that loop. Nil for a loop of another group.
    func ticker(of loop: any EventLoop) -> LoopTicker? {
        tickers[ObjectIdentifier(loop)]?.value
    }
}
