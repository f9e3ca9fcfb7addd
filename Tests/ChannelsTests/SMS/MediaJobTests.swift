import Channels
import Intake
import Logging
import Synchronization
import TestKit
import Testing

@Suite("SMS: the job that fetches media")
struct MediaJobTests {
    private final class Queue: MediaQueue {
        let pending: Mutex<[PendingMedia]>
        let settled = Mutex<[(PendingMedia.ID, MediaOutcome)]>([])

        init(_ pending: [PendingMedia]) { self.pending = Mutex(pending) }

        func due(limit: Int, now: Moment) async throws(StoreFailure) -> [PendingMedia] {
            pending.withLock { Array($0.prefix(limit)) }
        }

        func nextDue() async throws(StoreFailure) -> Moment? { nil }

        func settle(
            _ media: PendingMedia.ID, _ outcome: MediaOutcome, places: PlaceFinder?, now: Moment
        ) async throws(StoreFailure) {
            pending.withLock { $0.removeAll { $0.id == media } }
            settled.withLock { $0.append((media, outcome)) }
        }
    }

    /// Of one channel, whose provider is at `url`.
    private func job(
        _ url: String, _ queue: Queue, _ blobs: BlobMemory, places: PlaceFinder? = nil
    ) throws -> MediaJob {
        let settings = TextChannelSettings(
            id: "s",
            provider: .twilio(
                TextChannelSettings.Twilio(
                    accountSID: "AC1", authTokens: [try #require(TextSecret("t"))], apiBaseURL: url)),
            numbers: [], publicBaseURL: "https://311.example.gov")
        var limits = MediaLimits()
        limits.allowsPrivateNetworks = true
        let clock = FakeWallClock(Self.now)
        return MediaJob(
            channels: [TextChannel(settings, client: ProviderClient.shared, clock: clock)], queue: queue, blobs: blobs,
            fetcher: MediaFetcher(limits: limits), places: places, doorbell: Doorbell(), clock: clock,
            logger: Logger(label: "test"))
    }

    @Test("a photograph tells where it was taken, where the city has a gazetteer", arguments: [true, false])
    func point(hasPlaces: Bool) async throws {
        let picture = SamplePicture(bigEndian: true).bytes
        let script: @Sendable (ScriptedHTTPServer.Request) -> ScriptedHTTPServer.Answer = { _ in
            .respond(status: 200, headers: [("Content-Type", "image/jpeg")], body: picture)
        }
        let places = hasPlaces ? PlaceFinder(Gazetteer(GazetteerRows(streets: [SampleStreets.school()]))) : nil
        try await ScriptedHTTPServer.run(script) { api in
            let queue = Queue([media(0, api.url + "/picture")])
            let job = try job(api.url, queue, BlobMemory(), places: places)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await job.run() }
                try await eventually { queue.settled.withLock(\.count) == 1 }
                group.cancelAll()
            }
            let outcome = queue.settled.withLock { $0.first?.1 }
            #expect(
                outcome
                    == .fetched(
                        BlobID(of: picture), size: picture.count, mediaType: "image/jpeg",
                        point: hasPlaces ? ToldPoint(picture: picture) : nil))
        }
    }

    private final class BlobMemory: Blobs {
        let kept = Mutex<[BlobID: [UInt8]]>([:])

        func keep(_ contents: [[UInt8]]) async throws(StoreFailure) -> [BlobID] {
            contents.map { content in
                let id = BlobID(of: content)
                kept.withLock { $0[id] = content }
                return id
            }
        }

        func read(_ id: BlobID) async throws(StoreFailure) -> [UInt8] {
            guard let content = kept.withLock({ $0[id] }) else { throw StoreFailure(.missing, "no such blob") }
            return content
        }
    }

    private static let now = Moment(milliseconds: 1_692_853_305_000)

    private func media(_ position: Int, _ url: String, channel: String = "s", age: Duration = .zero) -> PendingMedia {
        PendingMedia(
            id: PendingMedia.ID(message: RowID(rawValue: 7), position: position),
            channel: ChannelName(kind: .sms, id: channel), url: url, mediaType: "image/jpeg", attempts: 0,
            arrivedAt: Self.now - age)
    }

    @Test("what is there is kept as a blob, what is not is tried again, what cannot be is given up")
    func outcomes() async throws {
        let script: @Sendable (ScriptedHTTPServer.Request) -> ScriptedHTTPServer.Answer = { request in
            switch request.path {
            case "/picture": .text(200, "picture", headers: [("Content-Type", "image/png")])
            case "/gone": .text(410, "")
            default: .text(404, "")
            }
        }
        try await ScriptedHTTPServer.run(script) { api in
            let queue = Queue([
                media(0, api.url + "/picture"), media(1, api.url + "/later"), media(2, api.url + "/gone"),
                media(3, api.url + "/later", age: .seconds(3 * 86_400)),
                media(4, api.url + "/picture", channel: "removed"),
            ])
            let blobs = BlobMemory()
            let job = try job(api.url, queue, blobs)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await job.run() }
                try await eventually { queue.settled.withLock(\.count) == 5 }
                group.cancelAll()
            }
            let settled = Dictionary(
                queue.settled.withLock { $0 }.map { ($0.0.position, $0.1) }, uniquingKeysWith: { first, _ in first })
            let blob = BlobID(of: Array("picture".utf8))
            #expect(settled[0] == .fetched(blob, size: 7, mediaType: "image/png"))
            #expect(settled[1] == .retry(at: Self.now + .seconds(60), code: "http-404"))
            #expect(settled[2] == .refused(code: "http-410"))
            #expect(settled[3] == .refused(code: "http-404"))
            #expect(settled[4] == .refused(code: "no-source"))
            #expect(blobs.kept.withLock { $0[blob] } == Array("picture".utf8))
        }
    }
}
