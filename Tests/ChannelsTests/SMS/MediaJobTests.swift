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

        func settle(_ media: PendingMedia.ID, _ outcome: MediaOutcome, now: Moment) async throws(StoreFailure) {
            pending.withLock { $0.removeAll { $0.id == media } }
            settled.withLock { $0.append((media, outcome)) }
        }
    }

    @Test("a photograph tells the place of its message, where it was taken in the city")
    func place() async throws {
        let picture = SamplePicture(bigEndian: true).bytes
        let script: @Sendable (ScriptedHTTPServer.Request) -> ScriptedHTTPServer.Answer = { _ in
            .respond(status: 200, headers: [("Content-Type", "image/jpeg")], body: picture)
        }
        let line = try [42.3860, 42.3873].map { try #require(GeoPoint(latitude: $0, longitude: -71.0983)) }
        let places = PlaceFinder(
            Gazetteer(GazetteerRows(streets: [StreetRow(name: StreetName("School Street"), points: line)])))
        // The picture was taken at 22:42:03.
        let now = Moment(milliseconds: 1_795_300_983_000)
        try await ScriptedHTTPServer.run(script) { api in
            let queue = Queue([
                PendingMedia(
                    id: PendingMedia.ID(message: RowID(rawValue: 7), position: 0),
                    channel: ChannelName(kind: .sms, id: "s"), url: api.url + "/picture", mediaType: "image/jpeg",
                    attempts: 0, arrivedAt: now)
            ])
            let settings = TextChannelSettings(
                id: "s",
                provider: .twilio(
                    TextChannelSettings.Twilio(
                        accountSID: "AC1", authTokens: [try #require(TextSecret("t"))], apiBaseURL: api.url)),
                numbers: [], publicBaseURL: "https://311.example.gov")
            var limits = MediaLimits()
            limits.allowsPrivateNetworks = true
            let clock = FakeWallClock(now)
            let job = MediaJob(
                channels: [TextChannel(settings, client: ProviderClient.shared, clock: clock)], queue: queue,
                blobs: BlobMemory(), fetcher: MediaFetcher(limits: limits), places: places, doorbell: Doorbell(),
                clock: clock, logger: Logger(label: "test"))
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await job.run() }
                try await eventually { queue.settled.withLock(\.count) == 1 }
                group.cancelAll()
            }
            guard case .fetched(_, _, _, let place)? = queue.settled.withLock({ $0.first?.1 }) else {
                Issue.record("was not fetched")
                return
            }
            #expect(place?.source == .picture && place?.text.hasPrefix("near School Street (42.386") == true)
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
            let settings = TextChannelSettings(
                id: "s",
                provider: .twilio(
                    TextChannelSettings.Twilio(
                        accountSID: "AC1", authTokens: [try #require(TextSecret("t"))], apiBaseURL: api.url)),
                numbers: [], publicBaseURL: "https://311.example.gov")
            var limits = MediaLimits()
            limits.allowsPrivateNetworks = true
            let clock = FakeWallClock(Self.now)
            let job = MediaJob(
                channels: [TextChannel(settings, client: ProviderClient.shared, clock: clock)], queue: queue,
                blobs: blobs,
                fetcher: MediaFetcher(limits: limits), doorbell: Doorbell(), clock: clock, logger: Logger(label: "test")
            )
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
