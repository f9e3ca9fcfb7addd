import Foundation
import Intake
import Store
import TestKit
import Testing

/// Against a server that checks signatures.
@Suite("Blobs in a bucket", .enabled(if: S3Server.isInstalled, "needs the S3 server that Tests/s3/fetch brings"))
struct S3BlobsTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func failure(_ work: () async throws(StoreFailure) -> Void) async -> StoreFailure? {
        await #expect(throws: StoreFailure.self) { try await work() }
    }

    @Test("one that somebody comes to rely on while a sweep puts it aside is found, and put back")
    func race() async throws {
        let blobs = try await BlobPlaceKind.bucket(folder)
        let id = try await blobs.keep([[1]])[0]
        let tomorrow = SystemWallClock().now() + .seconds(86_400)
        _ = try await blobs.sweep(from: nil, before: tomorrow) { _ in [] }
        // Its commit came just then.
        #expect(try await blobs.read(id) == [1])
        let settled = try await blobs.sweep(from: nil, before: tomorrow) { Set($0) }
        #expect(settled.removed == 0)
        #expect(try await blobs.read(id) == [1])
        let last = try await blobs.sweep(from: nil, before: tomorrow) { Set($0) }
        #expect(last.examined == 1 && last.removed == 0)
        await blobs.close()
    }

    @Test("what was put aside a moment ago is not settled")
    func young() async throws {
        let blobs = try await BlobPlaceKind.bucket(folder)
        let id = try await blobs.keep([[1]])[0]
        let now = SystemWallClock().now()
        _ = try await blobs.sweep(from: nil, before: now + .seconds(86_400)) { _ in [] }
        for _ in 0..<2 {
            let sweep = try await blobs.sweep(from: nil, before: now - .seconds(86_400)) { _ in [] }
            #expect(sweep.removed == 0)
        }
        #expect(try await blobs.read(id) == [1])
        await blobs.close()
    }

    @Test("a shelf of more than one page is swept whole, and so is what was put aside")
    func pages() async throws {
        let blobs = try await BlobPlaceKind.bucket(folder) { $0.page = 2 }
        // Those of one shelf.
        let contents = (0..<1_500).map { Array("\($0)".utf8) }.filter { BlobID(of: $0).hexadecimal.hasPrefix("0a") }
        let ids = try await blobs.keep(contents)
        #expect(ids.count > 4)
        let tomorrow = SystemWallClock().now() + .seconds(86_400)
        let first = try await blobs.sweep(from: nil, before: tomorrow) { Set($0).intersection(ids[...0]) }
        #expect(first.examined == ids.count && first.removed == 0)
        let second = try await blobs.sweep(from: nil, before: tomorrow) { Set($0).intersection(ids[...0]) }
        #expect(second.examined == 1 && second.removed == ids.count - 1)
        await blobs.close()
    }

    @Test("a key that nobody knows, one with another secret, and one that may only read are told apart")
    func keys() async throws {
        let server = try await BlockingWork.run { try S3Server.shared() }
        let users = [
            (S3Server.User(id: "AKIANOBODY0000000001", secret: "shibboleth"), "does not know our key"),
            (S3Server.User(id: S3Server.User.gateway.id, secret: "shibboleth"), "our signature"),
            (S3Server.User.reader, "our key may not"),
        ]
        for (user, words) in users {
            let blobs = try await BlobPlaceKind.bucket(folder, as: user)
            let refused = await failure { () async throws(StoreFailure) in _ = try await blobs.keep([[1]]) }
            #expect(refused?.code == .unavailable)
            #expect(refused?.detail.contains(words) == true, "\(refused?.detail ?? "")")
            #expect(refused?.detail.contains(user.secret) == false && refused?.detail.contains(user.id) == false)
            await blobs.close()
        }
        let blobs = try S3Blobs(
            try S3Address(server.address("p", bucket: "none-such")),
            key: .fixed(try #require(S3Key(id: S3Server.User.gateway.id, secret: S3Server.User.gateway.secret))),
            clock: SystemWallClock())
        let missing = await failure { () async throws(StoreFailure) in try await blobs.probe() }
        #expect(missing?.code == .unavailable)
        await blobs.close()
    }

    @Test("a key's file is read again where its key is refused, and nothing is lost by that")
    func renewedKey() async throws {
        let server = try await BlockingWork.run { try S3Server.shared() }
        let file = folder.path("key")
        try S3Server.User(id: "AKIAOLD0000000000001", secret: "old").file.write(
            toFile: file, atomically: true, encoding: .utf8)
        let blobs = try S3Blobs(try S3Address(server.address("renewed")), key: .file(file), clock: SystemWallClock())
        let refused = await failure { () async throws(StoreFailure) in _ = try await blobs.keep([[1]]) }
        #expect(refused?.detail.contains("does not know our key") == true)
        try S3Server.User.gateway.file.write(toFile: file, atomically: true, encoding: .utf8)
        // After the rest that a failure is followed by.
        try await eventually { (try? await blobs.keep([[1]])) != nil }
        #expect(try await blobs.read(BlobID(of: [1])) == [1])
        await blobs.close()
    }
}
