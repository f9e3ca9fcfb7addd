import Foundation
import TestKit
import Testing

@testable import Gateway

@Suite("Open files")
struct OpenFilesTests {
    @Test("residents' connections never take the files that the store needs", arguments: [64, 1_024, 65_536, Int.max])
    func reserve(_ files: Int) {
        let connections = OpenFiles.connections(of: files)
        #expect(connections > 0)
        #expect(connections < files)
        #expect(files < 1_024 || files - connections == 512)
    }

    @Test("the gateway takes what the system grants, also from a shell that grants little")
    func raised() async throws {
        let folder = try CityFiles().folder
        let serving = try await IntakeProcess.start(
            folder, prefix: ["/bin/sh", "-c", "ulimit -S -n 256 && exec \"$0\" \"$@\""])
        let limits = try String(contentsOfFile: "/proc/\(serving.identifier)/limits", encoding: .utf8)
        try await serving.stop()
        let line = try #require(limits.split(separator: "\n").first { $0.hasPrefix("Max open files") })
        let words = line.split(separator: " ")
        #expect(words[3] == words[4], "\(line)")
    }
}
