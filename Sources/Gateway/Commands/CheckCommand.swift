import ArgumentParser
import AsyncHTTPClient
import Channels
import Intake

/// `intake check`.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Validate every file, with line numbers, and try every connection.",
        discussion: """
            Wrong settings are told all at once, as file:line, and nothing else is tried then. Connections: the store, each \
            mailbox's IMAP and SMTP login, each text provider. Changes nothing anywhere. Exit code 0 where all is well, 1 \
            where anything is wrong.
            """)

    @OptionGroup var options: SettingsOption
    @Flag(help: "Only the files; no connection is made.")
    var offline = false

    func run() async throws {
        let settings = try options.settings()
        print(
            "settings  ok: \(settings.channels.count) channels, \(settings.routing.catalogue.types.count) request types"
        )
        for rule in settings.routing.unreachable { print("routing.yaml  note: \(rule)") }
        if !settings.places.files.isEmpty { print("places  ok: \(try places(settings))") }
        guard !offline else { return }
        let client = HTTPClient.forProviders()
        var failed = 0
        for line in await ConnectionCheck(settings: settings, client: client).results() {
            print("\(line.name)  \(line.failure.map { "FAILED: \($0)" } ?? "ok\(line.note)")")
            if line.failure != nil { failed += 1 }
        }
        try await client.shutdown()
        if failed > 0 {
            throw CommandFailure(
                "\(failed) of the connections failed; the gateway would start, and try them again for ever")
        }
    }

    /// How much the city's gazetteer holds.
    private func places(_ settings: Settings) throws -> String {
        do throws(SettingsProblems) {
            let size = try settings.places.gazetteer().size
            return
                "\(size.streets) streets, \(size.corners) corners, \(size.landmarks) landmarks, \(size.areas) areas"
        } catch {
            throw CommandFailure("the places cannot be used:\n\(error)")
        }
    }
}
