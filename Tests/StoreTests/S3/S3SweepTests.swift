import Intake
import NIOHTTP1
import Synchronization
import TestKit
import Testing

@testable import Store

/// What was put aside, while it is looked for, and where it is damaged.
@Suite("Sweeps of a bucket")
struct S3SweepTests {
    private static let bytes = Array("what was kept".utf8)
    private static let id = BlobID(of: bytes)
    private static let swept = "swept/\(S3Blobs.key(id))/1"

    /// When a sweep puts it back: before the reader lists what was put aside, or before it reads that.
    enum PuttingBack: CaseIterable {
        case beforeListing
        case beforeReading
    }

    @Test("one that is put back between two looks is found", arguments: PuttingBack.allCases)
    func readWhilePutBack(_ when: PuttingBack) async throws {
        let isBack = Mutex(false)
        try await ScriptedBucket.with({ request in
            isBack.withLock { isBack in
                if request.target.contains("list-type") {
                    if when == .beforeListing { isBack = true }
                    return ScriptedBucket.page(isBack ? [] : ["p/" + Self.swept])
                }
                if request.path.hasSuffix(Self.swept) { isBack = true }
                return isBack && !request.path.contains("swept")
                    ? .respond(status: 200, body: Self.bytes) : ScriptedBucket.error(404, "NoSuchKey")
            }
        }) { blobs, _ in
            let found = try await blobs.read(Self.id)
            #expect(found == Self.bytes)
        }
    }

    @Test("what is nowhere is missing, and where only one of two that were put aside is whole, that is given")
    func nowhere() async throws {
        for isThere in [false, true] {
            try await ScriptedBucket.with({ request in
                if request.target.contains("list-type") {
                    return ScriptedBucket.page(["p/" + Self.swept, "p/\(Self.swept)2"])
                }
                if request.path.hasSuffix(Self.swept) { return .text(200, "other bytes") }
                return isThere && request.path.hasSuffix("2")
                    ? .respond(status: 200, body: Self.bytes) : ScriptedBucket.error(404, "NoSuchKey")
            }) { blobs, _ in
                if isThere {
                    let found = try await blobs.read(Self.id)
                    #expect(found == Self.bytes)
                } else {
                    let failure = await #expect(throws: StoreFailure.self) { try await blobs.read(Self.id) }
                    #expect(failure?.code == .missing)
                }
            }
        }
    }

    @Test(
        "one that is damaged is left and counted, and the others are put back, or aside",
        .enabled(if: S3Server.isInstalled, "needs the S3 server that Tests/s3/fetch brings"))
    func damaged() async throws {
        let folder = try TemporaryFolder()
        let blobs = try await BlobPlaceKind.bucket(folder)
        let ids = try await blobs.keep([[1], [2], [3]])
        let tomorrow = SystemWallClock().now() + .seconds(86_400)
        _ = try await blobs.sweep(from: nil, before: tomorrow) { _ in [] }
        let aside = try await blobs.page("swept/", after: nil).objects
        #expect(aside.count == 3)
        for object in aside where object.sweptBlob == ids[0] { try await spoil(object.key, blobs) }
        for _ in 0..<2 {
            let sweep = try await blobs.sweep(from: nil, before: tomorrow) { Set($0) }
            #expect(sweep.damaged == 1 && sweep.removed == 0)
            for id in ids[1...] { #expect(try await blobs.holds(id)) }
            #expect(try await blobs.page("swept/", after: nil).objects.compactMap(\.sweptBlob) == [ids[0]])
        }
        // In its own place nobody names it: it stays there, and nobody reads it.
        try await spoil(S3Blobs.key(ids[1]), blobs)
        let unnamed = try await blobs.sweep(from: nil, before: tomorrow) { Set($0).subtracting([ids[1], ids[2]]) }
        #expect(unnamed.damaged == 2)
        #expect(try await blobs.read(ids[2]) == [3])
        // Somebody keeps the same bytes again.
        _ = try await blobs.keep([[1], [2]])
        let last = try await blobs.sweep(from: nil, before: tomorrow) { Set($0) }
        #expect(last.damaged == 0)
        #expect(try await blobs.page("swept/", after: nil).objects == [])
        for (id, byte) in zip(ids, [UInt8(1), 2, 3]) { #expect(try await blobs.read(id) == [byte]) }
        await blobs.close()
    }

    /// Puts other bytes there.
    private func spoil(_ key: String, _ blobs: S3Blobs) async throws(StoreFailure) {
        let other = Array("something else".utf8)
        _ = try await blobs.answer(.put(key, other, BlobID(of: other), blobs.limits))
    }
}
