import Intake
import Store
import Synchronization
import TestKit
import Testing

/// What holds of blobs wherever they lie.
@Suite("Places of blobs")
struct BlobPlaceTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func with(_ kind: BlobPlaceKind, _ work: (any BlobPlace) async throws -> Void) async throws {
        let place = try await kind.open(folder)
        do {
            try await work(place)
        } catch {
            await place.close()
            throw error
        }
        await place.close()
    }

    @Test(
        "an address is the SHA-256 of the bytes, and gives them", arguments: BlobPlaceKind.allCases,
        [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ])
    func addresses(_ kind: BlobPlaceKind, _ example: (text: String, address: String)) async throws {
        try await with(kind) { place in
            let kept = try await place.keep([Array(example.text.utf8)])
            #expect(kept.map(\.hexadecimal) == [example.address])
            let bytes = try await place.read(kept[0])
            #expect(bytes == Array(example.text.utf8))
        }
    }

    @Test("a batch keeps its order, and the same bytes are one blob", arguments: BlobPlaceKind.allCases)
    func batch(_ kind: BlobPlaceKind) async throws {
        try await with(kind) { place in
            let contents = (0..<40).map { [UInt8](repeating: UInt8($0 % 25), count: 1000 + $0 % 25) }
            for _ in 0..<2 {
                let kept = try await place.keep(contents)
                #expect(kept == contents.map { BlobID(of: $0) })
            }
            for content in contents[..<25] {
                let bytes = try await place.read(BlobID(of: content))
                #expect(bytes == content)
            }
            let kept = try await place.keep([])
            #expect(kept == [])
        }
    }

    @Test("all values of a byte come back, of megabytes, too, which are sent once", arguments: BlobPlaceKind.allCases)
    func large(_ kind: BlobPlaceKind) async throws {
        try await with(kind) { place in
            let content = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
            for _ in 0..<2 {
                let kept = try await place.keep([content])
                #expect(kept == [BlobID(of: content)])
            }
            let bytes = try await place.read(BlobID(of: content))
            #expect(bytes == content)
        }
    }

    @Test("many writers of the same bytes agree", arguments: BlobPlaceKind.allCases)
    func concurrent(_ kind: BlobPlaceKind) async throws {
        try await with(kind) { place in
            let content = [UInt8](repeating: 9, count: 50_000)
            try await withThrowingTaskGroup(of: [BlobID].self) { group in
                for number in 0..<20 { group.addTask { try await place.keep([content, [UInt8(number)]]) } }
                for try await ids in group { #expect(ids[0] == BlobID(of: content)) }
            }
            let bytes = try await place.read(BlobID(of: content))
            #expect(bytes == content)
        }
    }

    @Test("what is not there is missing, and nothing else", arguments: BlobPlaceKind.allCases)
    func missing(_ kind: BlobPlaceKind) async throws {
        try await with(kind) { place in
            let failure = await #expect(throws: StoreFailure.self) { try await place.read(BlobID(of: [1, 2, 3])) }
            #expect(failure?.code == .missing)
        }
    }

    @Test("a probe leaves nothing behind", arguments: BlobPlaceKind.allCases)
    func probe(_ kind: BlobPlaceKind) async throws {
        try await with(kind) { place in
            try await place.probe()
            let tomorrow = SystemWallClock().now() + .seconds(86_400)
            let left = try await place.removeLeftovers(before: tomorrow)
            #expect(left == 0)
        }
    }

    @Test("a sweep takes what is old and unnamed in the end, and nothing else", arguments: BlobPlaceKind.allCases)
    func sweep(_ kind: BlobPlaceKind) async throws {
        try await with(kind) { place in
            let ids = try await place.keep((0..<6).map { [UInt8($0)] })
            let (named, orphan) = (Set(ids[..<4]), ids[4...])
            let now = SystemWallClock().now()
            // Nothing is older than an hour.
            let nothing = try await place.sweep(from: nil, before: now - .seconds(3_600)) { _ in [] }
            #expect(nothing.examined == 0 && nothing.removed == 0)
            // As it is tomorrow, and the day after.
            var removed = 0
            for _ in 0..<2 {
                let sweep = try await place.sweep(from: nil, before: now + .seconds(86_400)) { named.intersection($0) }
                removed += sweep.removed
            }
            #expect(removed == orphan.count)
            for id in named { _ = try await place.read(id) }
            for id in orphan {
                #expect(await #expect(throws: StoreFailure.self) { try await place.read(id) }?.code == .missing)
            }
            // What is kept anew is there again.
            let kept = try await place.keep([[4]])
            #expect(kept == [ids[4]])
            let bytes = try await place.read(ids[4])
            #expect(bytes == [4])
        }
    }

    @Test("a sweep leaves alone what was kept before its start", arguments: BlobPlaceKind.allCases)
    func foreign(_ kind: BlobPlaceKind) async throws {
        try await with(kind) { place in
            let id = try await place.keep([[7]])[0]
            let tomorrow = SystemWallClock().now() + .seconds(86_400)
            for _ in 0..<2 { _ = try await place.sweep(from: tomorrow, before: tomorrow) { _ in [] } }
            let bytes = try await place.read(id)
            #expect(bytes == [7])
        }
    }

    @Test("a sweep whose database does not answer removes nothing", arguments: BlobPlaceKind.allCases)
    func unanswered(_ kind: BlobPlaceKind) async throws {
        try await with(kind) { place in
            let id = try await place.keep([[8]])[0]
            let tomorrow = SystemWallClock().now() + .seconds(86_400)
            await #expect(throws: StoreFailure.self) {
                try await place.sweep(from: nil, before: tomorrow) { (_) throws(StoreFailure) in
                    throw StoreFailure(.unavailable, "gone")
                }
            }
            let bytes = try await place.read(id)
            #expect(bytes == [8])
        }
    }
}
