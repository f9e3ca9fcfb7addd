import Foundation
import Intake
import TestKit
import Testing

@testable import Store

@Suite("Folders")
struct FolderTests {
    private let place: TemporaryFolder

    init() throws { place = try TemporaryFolder() }

    private func names(_ path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: place.path(path)).sorted()
    }

    @Test("to remove one that is a symbolic link removes the link")
    func link() throws {
        try FileManager.default.createDirectory(atPath: place.path("real"), withIntermediateDirectories: true)
        try Data().write(to: URL(filePath: place.path("real/file")))
        try FileManager.default.createSymbolicLink(
            atPath: place.path("link"), withDestinationPath: place.path("real"))
        try? Folder.removeAll(place.path("link"))
        #expect(try names("") == ["real"])
        #expect(try names("real") == ["file"])
    }

    @Test("to remove one removes all that is in it, links there as links")
    func whole() throws {
        try FileManager.default.createDirectory(atPath: place.path("a/b/c"), withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: place.path("real"), withIntermediateDirectories: true)
        for file in ["a/1", "a/b/2", "a/b/c/3", "real/file"] {
            try Data().write(to: URL(filePath: place.path(file)))
        }
        try FileManager.default.createSymbolicLink(
            atPath: place.path("a/b/link"), withDestinationPath: place.path("real"))
        try Folder.removeAll(place.path("a"))
        #expect(try names("") == ["real"])
        #expect(try names("real") == ["file"])
        try Folder.removeAll(place.path("a"))
    }
}
