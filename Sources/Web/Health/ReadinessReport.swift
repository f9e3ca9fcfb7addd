import Intake

/// The body of `/health/ready`.
struct ReadinessReport: Codable {
    enum Status: String, Codable {
        /// Everything works.
        case ready
        /// What arrives is kept, but some channel does not work, the bucket of the blobs does not, the last backup is too old or lacks
        /// something, or the database server may lose what it has acknowledged: everything else goes on.
        case degraded
        /// Nothing can be kept: no traffic should come here.
        case unavailable
    }

    struct Channel: Codable {
        var channel: String
        var kind: String
        var half: String
        var state: String
        var detail: String
        /// Milliseconds since 1970 UTC.
        var lastSuccess: Int64?
        /// Seconds since the last success.
        var secondsSinceSuccess: Int64?
    }

    struct Backlog: Codable {
        var channel: String
        var count: Int
        /// Age of the oldest unfiled thing.
        var oldestSeconds: Int64?
    }

    struct Backup: Codable {
        /// When the newest whole one was begun, in milliseconds since 1970 UTC.
        var lastGood: Int64?
        /// Its age.
        var ageSeconds: Int64?
        /// How often one is to be taken.
        var everySeconds: Int64
        var isOverdue: Bool
        /// Why the last attempt failed.
        var failure: String?
        /// Blobs that the newest one lacks, because the store itself does.
        var missing: Int

        var isSound: Bool { !isOverdue && missing == 0 }
    }

    struct Blobs: Codable {
        /// Why the bucket did not do the last thing that it was asked; nil where it did.
        var failure: String?
        /// For how long it has been so.
        var forSeconds: Int64
    }

    var status: Status
    var store: String
    var channels: [Channel]
    var backlog: [Backlog]
    /// Where the gateway takes backups by itself.
    var backup: Backup?
    /// What of the database server's settings lets it lose what it has acknowledged; there where it is a server.
    var doubts: [String]?
    /// Where they are in a bucket.
    var blobs: Blobs?

    init(
        health: [ChannelHealth], backlog: Result<[ChannelBacklog], StoreFailure>, backup: BackupHealth? = nil,
        doubts: [String]? = nil, blobs: BlobHealth? = nil, now: Moment
    ) {
        self.doubts = doubts
        self.blobs = blobs.map { Blobs(failure: $0.failure, forSeconds: now.since($0.since).components.seconds) }
        self.backup = backup.map { Self.backup($0, now) }
        channels = health.map {
            Channel(
                channel: $0.channel, kind: $0.kind.rawValue, half: $0.half.rawValue, state: $0.state.rawValue,
                detail: $0.detail, lastSuccess: $0.lastSuccess?.milliseconds,
                secondsSinceSuccess: $0.lastSuccess.map { now.since($0).components.seconds })
        }
        switch backlog {
        case .success(let waiting):
            store = "ok"
            self.backlog = waiting.map {
                Backlog(
                    channel: $0.channel, count: $0.count,
                    oldestSeconds: $0.oldest.map { now.since($0).components.seconds })
            }
            let isKeeping = !health.contains { $0.state == .notKeeping }
            let isWorking =
                health.allSatisfy { $0.state == .working || $0.state == .starting } && self.backup?.isSound != false
                && doubts?.isEmpty != false
                && blobs?.failure == nil
            status = !isKeeping ? .unavailable : isWorking ? .ready : .degraded
        case .failure(let failure):
            store = failure.description
            self.backlog = []
            status = .unavailable
        }
    }

    private static func backup(_ health: BackupHealth, _ now: Moment) -> Backup {
        Backup(
            lastGood: health.lastGood?.milliseconds,
            ageSeconds: health.lastGood.map { now.since($0).components.seconds },
            everySeconds: health.every.components.seconds, isOverdue: health.isOverdue(now), failure: health.failure,
            missing: health.missing)
    }

    /// Without channels, backlog, backup and doubts: what the public listener tells.
    var withoutDetail: ReadinessReport {
        var short = self
        short.channels = []
        short.backlog = []
        short.backup = nil
        short.doubts = nil
        short.blobs = nil
        short.store = status == .unavailable ? "unavailable" : "ok"
        return short
    }
}
