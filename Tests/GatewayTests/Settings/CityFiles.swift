import Foundation
import TestKit

@testable import Gateway

/// A city's settings in a folder of their own: right as they stand, until a test changes them. Nothing else in these tests writes
/// settings, but the sandbox's own scripts.
struct CityFiles {
    /// The usual city's, as the database of time zones calls it.
    static let timeZone = "America/New_York"

    let folder: TemporaryFolder

    /// - Parameters:
    ///   - top: all of `intake.yaml`; the usual one unless given.
    ///   - extra: added at the end of the usual `intake.yaml`.
    ///   - channels: what stands in `channels/`, by file name.
    ///   - routing: all of `routing.yaml`; the repository's unless given.
    ///   - templates: the folder of templates; the repository's unless given.
    ///   - port: of both listeners; 0 for one of the system's choice.
    init(
        top: String? = nil, extra: String = "", channels: [String: String] = ["chat-web.yaml": "kind: chat\n"],
        routing: String? = nil, templates: String? = nil, port: Int = 0
    ) throws {
        folder = try TemporaryFolder()
        try write("key", String(repeating: "k", count: 64) + "\n")
        try write("password", "swordfish\n")
        try write("token", "0123456789abcdef0123456789abcdef")
        try write("routing.yaml", try routing ?? Repository.text("channels/routing.yaml"))
        let text = top ?? Self.usual(templates ?? Repository.path("templates"), port: port)
        try write("intake.yaml", try CityStore.settings(text + extra, folder))
        for (name, text) in channels { try write("channels/" + name, text) }
    }

    static func usual(_ templates: String = Repository.path("templates"), port: Int = 0) -> String {
        """
        city:
          name: Somerville
          phone: 617-555-0311
          time_zone: \(timeZone)
        store: data
        listen:
          public: 127.0.0.1:\(port)
        templates: \(templates)
        secrets:
          reply_key_file: key

        """
    }

    var file: String { folder.path("intake.yaml") }

    func write(_ name: String, _ text: String) throws {
        let url = URL(filePath: folder.path(name))
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: url, atomically: true, encoding: .utf8)
    }

    /// The settings.
    func settings(environment: [String: String] = [:]) throws -> Settings {
        try SettingsReader(file: file, environment: environment).settings()
    }

    /// What is wrong, as `FILE:LINE: …`, without the folder; nothing where all is right.
    func problems(environment: [String: String] = [:]) -> [String] {
        Self.reading(file, environment: environment).map { $0.replacing(folder.path + "/", with: "") }
    }

    /// What is wrong with a settings file.
    static func reading(_ file: String, environment: [String: String] = [:]) -> [String] {
        do throws(SettingsProblems) {
            _ = try SettingsReader(file: file, environment: environment).settings()
            return []
        } catch {
            return error.problems.map(\.description)
        }
    }
}
