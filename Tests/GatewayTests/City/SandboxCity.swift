import Foundation
import TestKit

/// The sandbox of `deploy/sandbox`, once more for a test alone: real Dovecot, SMTP server and Kannel, on a block of ports and in a folder
/// of its own.
final class SandboxCity: Sendable {
    struct NotStarted: Error, CustomStringConvertible {
        let description: String
    }

    /// Whether the servers are installed; where not, tests are skipped, saying so.
    static let isInstalled = ["/usr/sbin/dovecot", "/usr/bin/chasquid", "/usr/sbin/bearerbox"].allSatisfy {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    let base: Int
    let folder: String
    let settings: String
    private let environment: [String: String]

    var gatewayPort: Int { base + 11 }

    /// Starts it; some seconds. A block of ports that somebody uses is given up for another.
    init() async throws {
        var attempt = 0
        while true {
            attempt += 1
            let base = Int.random(in: 200...325) * 100
            let folder = "/tmp/intake-city-\(UUID().uuidString.prefix(8))"
            let environment = ["SANDBOX_PORT_BASE": "\(base)", "SANDBOX_RUN": folder]
            let started = try await Command.run(
                Repository.path("deploy/sandbox/start"), environment: environment)
            guard started.isGood else {
                _ = try? await Command.run(
                    Repository.path("deploy/sandbox/stop"), ["--erase"], environment: environment)
                if attempt < 4 { continue }
                throw NotStarted(description: started.output)
            }
            (self.base, self.folder, self.environment) = (base, folder, environment)
            settings = folder + "/city/intake.yaml"
            try CityStore.settle(settings, store: "../data/intake.db", folder: folder)
            return
        }
    }

    /// Stops it and removes what it wrote.
    func stop() async {
        _ = try? await Command.run(Repository.path("deploy/sandbox/stop"), ["--erase"], environment: environment)
        try? FileManager.default.removeItem(atPath: folder)
        try? CityStore.remove(folder)
    }

    /// Starts a city, works with it and stops it.
    static func with(_ work: (SandboxCity) async throws -> Void) async throws {
        let city = try await SandboxCity()
        do {
            try await work(city)
        } catch {
            await city.stop()
            throw error
        }
        await city.stop()
    }

    /// One of the sandbox's own scripts, e.g. `mail`.
    @discardableResult
    func script(_ name: String, _ arguments: String...) async throws -> String {
        let result = try await Command.run(
            Repository.path("deploy/sandbox/") + name, arguments, environment: environment)
        guard result.isGood else { throw NotStarted(description: "\(name): \(result.output)") }
        return result.output
    }

    /// A secret that the city made.
    func secret(_ name: String) throws -> String {
        try String(contentsOfFile: "\(folder)/secrets/\(name)", encoding: .utf8)
    }
}
