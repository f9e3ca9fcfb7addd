import Synchronization

/// Where every channel notes how it is doing; read by readiness and the metrics.
package final class HealthBoard: Sendable {
    private struct Key: Hashable {
        var channel: String
        var half: ChannelHealth.Half
    }

    private let clock: any WallClock
    private let entries = Mutex<[Key: ChannelHealth]>([:])
    private let backups = Mutex<BackupHealth?>(nil)
    private let databaseDoubts = Mutex<[String]?>(nil)
    private let databaseLoss = Mutex<StoreFailure?>(nil)
    private let blobPlace = Mutex<BlobHealth?>(nil)

    package init(clock: any WallClock) { self.clock = clock }

    /// Makes the channel known before anything happened on it.
    package func register(_ channel: ChannelName, _ half: ChannelHealth.Half) {
        _ = note(channel, half, .starting, detail: "", isSuccess: false)
    }

    /// It worked.
    package func noteSuccess(_ channel: ChannelName, _ half: ChannelHealth.Half) {
        _ = note(channel, half, .working, detail: "", isSuccess: true)
    }

    /// It did not. Gives whether that is news: the same state with the same detail is not, so that a log tells it once.
    @discardableResult
    package func noteFailure(
        _ channel: ChannelName, _ half: ChannelHealth.Half, _ state: ChannelHealth.State, detail: String
    ) -> Bool {
        note(channel, half, state, detail: detail, isSuccess: false)
    }

    /// The store can keep again: who had said that it cannot works again, although nothing has come on its channel since.
    package func noteKeepingAgain() {
        let now = clock.now()
        entries.withLock { entries in
            for (key, entry) in entries where entry.state == .notKeeping {
                var entry = entry
                (entry.state, entry.detail, entry.since) = (.working, "", now)
                entries[key] = entry
            }
        }
    }

    /// How the backups do; nil where the gateway takes none.
    package var backup: BackupHealth? { backups.withLock { $0 } }

    package func note(_ backup: BackupHealth) { backups.withLock { $0 = backup } }

    /// What of the database server's settings lets it lose what it has acknowledged, each as a sentence; nil where there is no such server, or
    /// it was never asked.
    package var doubts: [String]? { databaseDoubts.withLock { $0 } }

    /// Notes what the server says of itself now. Gives what it did not say before.
    package func note(doubts: [String]) -> [String] {
        databaseDoubts.withLock { known in
            defer { known = doubts }
            return doubts.filter { known?.contains($0) != true }
        }
    }

    /// Why nothing can be kept until an operator has settled the database: it has lost what it acknowledged; nil where that is not known.
    package var loss: StoreFailure? { databaseLoss.withLock { $0 } }

    /// Notes that, or that it is over. Gives whether a loss is news.
    package func note(loss: StoreFailure?) -> Bool {
        databaseLoss.withLock { known in
            defer { known = loss }
            return loss != nil && known == nil
        }
    }

    /// How the place of the blobs does; nil where nothing was asked of it yet, or nobody tells.
    package var blobs: BlobHealth? { blobPlace.withLock { $0 } }

    /// Notes how the place of the blobs did what it was asked: `failure` in words, nil where it did it. Gives whether that is news; that it
    /// works from the start is none.
    @discardableResult
    package func note(blobs failure: String?) -> Bool {
        blobPlace.withLock { health in
            let before = health
            guard before == nil || before?.failure != failure else { return false }
            let isSame = (before?.failure == nil) == (failure == nil)
            health = BlobHealth(failure: failure, since: isSame ? before?.since ?? clock.now() : clock.now())
            return before != nil || failure != nil
        }
    }

    /// All entries, by channel and half.
    package var all: [ChannelHealth] {
        entries.withLock { Array($0.values) }.sorted {
            ($0.channel, $0.half.rawValue) < ($1.channel, $1.half.rawValue)
        }
    }

    private func note(
        _ channel: ChannelName, _ half: ChannelHealth.Half, _ state: ChannelHealth.State, detail: String,
        isSuccess: Bool
    ) -> Bool {
        let now = clock.now()
        return entries.withLock { entries in
            let key = Key(channel: channel.id, half: half)
            let before = entries[key]
            let isNews = before?.state != state || before?.detail != detail
            entries[key] = ChannelHealth(
                channel: channel, half: half, state: state, detail: detail,
                lastSuccess: isSuccess ? now : before?.lastSuccess,
                since: before?.state == state ? (before?.since ?? now) : now)
            return isNews
        }
    }
}
