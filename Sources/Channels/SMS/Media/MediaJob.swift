package import Intake
package import Logging

/// Fetches the files of filed messages, for ever: a provider that cannot be reached is asked again for two days.
package struct MediaJob: Sendable {
    private static let batch = 8
    private static let longestWait: Duration = .seconds(30)
    private static let waitAfterFault: Duration = .seconds(5)

    private let channels: [String: TextChannel]
    private let queue: any MediaQueue
    private let blobs: any Blobs
    private let fetcher: MediaFetcher
    private let places: PlaceFinder?
    private let doorbell: Doorbell
    private let clock: any WallClock
    private let schedule = RetrySchedule()
    private let logger: Logger

    /// - Parameters:
    ///   - places: by which photographs tell where they were taken; nil where the city has no gazetteer.
    ///   - doorbell: rung after each commit that may have filed messages.
    package init(
        channels: [TextChannel], queue: any MediaQueue, blobs: any Blobs, fetcher: MediaFetcher = MediaFetcher(),
        places: PlaceFinder? = nil, doorbell: Doorbell, clock: any WallClock, logger: Logger
    ) {
        self.channels = Dictionary(channels.map { ($0.settings.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.queue = queue
        self.blobs = blobs
        self.fetcher = fetcher
        self.places = places
        self.doorbell = doorbell
        self.clock = clock
        self.logger = logger
    }

    /// Runs until the task is cancelled.
    package func run() async {
        while !Task.isCancelled {
            let rings = doorbell.rings
            do throws(StoreFailure) {
                let due = try await queue.due(limit: Self.batch, now: clock.now())
                guard due.isEmpty else {
                    try await fetch(due)
                    continue
                }
                let next = try await queue.nextDue()
                let wait = next.map { max($0.since(clock.now()), .milliseconds(10)) } ?? Self.longestWait
                await doorbell.wait(after: rings, atMost: min(wait, Self.longestWait))
            } catch {
                logger.error("Pictures are not fetched", metadata: ["reason": "\(error)"])
                try? await Task.sleep(for: Self.waitAfterFault)
            }
        }
    }

    /// One batch, its files at the same time; each is settled as soon as it is there.
    private func fetch(_ due: [PendingMedia]) async throws(StoreFailure) {
        let failures = await withTaskGroup(of: StoreFailure?.self) { group in
            for media in due { group.addTask { await self.fetchAndSettle(media) } }
            return await group.reduce(into: [StoreFailure]()) { failures, failure in
                if let failure { failures.append(failure) }
            }
        }
        if let failure = failures.first { throw failure }
    }

    private func fetchAndSettle(_ media: PendingMedia) async -> StoreFailure? {
        do throws(StoreFailure) {
            let outcome = try await outcome(media)
            try await queue.settle(media.id, outcome, places: places, now: clock.now())
            if case .refused(let code) = outcome {
                logger.warning("A picture cannot be had", metadata: ["channel": "\(media.channel)", "code": "\(code)"])
            }
            return nil
        } catch {
            return error
        }
    }

    private func outcome(_ media: PendingMedia) async throws(StoreFailure) -> MediaOutcome {
        guard let source = channels[media.channel.id]?.provider.mediaSource else { return .refused(code: "no-source") }
        let fetched: Result<MediaFetcher.File, MediaFetcher.Failure>
        do throws(MediaFetcher.Failure) {
            fetched = .success(try await fetcher.fetch(media.url, mediaType: media.mediaType, from: source))
        } catch {
            fetched = .failure(error)
        }
        switch fetched {
        case .success(let file):
            guard let blob = try await blobs.keep([file.bytes]).first else { return .refused(code: "empty") }
            let point = places == nil ? nil : ToldPoint(picture: file.bytes)
            return .fetched(blob, size: file.bytes.count, mediaType: file.mediaType, point: point)
        case .failure(.forEver(let code)):
            return .refused(code: code)
        case .failure(.forNow(let code)):
            let next = schedule.next(attempts: media.attempts + 1, createdAt: media.arrivedAt, now: clock.now())
            return next.map { .retry(at: $0, code: code) } ?? .refused(code: code)
        }
    }
}
