import Foundation
import Intake
import Store
import TestKit
import Testing

@Suite("What cannot be read any more, or not yet")
struct UnreadableBytesTests {
    @Test("One large mail on a bad spot of the disk stops nobody", arguments: StoreEngine.allCases)
    func badSpot(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let large = try await city.keep(.mail("ann@example.org", String(repeating: "x", count: 70_000)))
        let small = try await city.keep(.mail("bob@example.org", "A pothole"))
        let blob = try #require(try await city.column("SELECT blob FROM raw WHERE received = \(large)").first)
        // Reading a folder fails as reading a bad spot does: it is there, and gives no bytes.
        let path = city.folder.path("blobs/\(blob.prefix(2))/\(blob.dropFirst(2))")
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        try await city.file()
        #expect(try await city.request(of: small) != nil)
        #expect(try await city.column("SELECT state FROM received WHERE id = \(large)") == ["quarantined"])
        try await city.file()
        #expect(city.putAside.all == [large])
        #expect(try await city.agrees())
    }

    @Test("What only a newer version can read stops nobody", arguments: StoreEngine.allCases)
    func newerFormat(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let newer = try await city.keep(.mail("ann@example.org", "A pothole"))
        try await city.run("UPDATE received SET format = 'voice'")
        let mail = try await city.keep(.mail("bob@example.org", "A pothole"))
        try await city.file()
        #expect(try await city.request(of: mail) != nil)
        #expect(try await city.column("SELECT state FROM received WHERE id = \(newer)") == ["quarantined"])
        try await city.file()
        #expect(city.putAside.all == [newer])
        #expect(try await city.agrees())
    }
}
