import ArgumentParser
import AsyncHTTPClient
import CoreMetrics
import Foundation
import Logging
import Web

/// `intake serve`.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Run the gateway until SIGTERM or Ctrl-C.",
        discussion: """
            Reads mailboxes, takes callbacks and chats, files what comes, and sends what waits. kill -9 is a normal way to \
            stop, too: nothing that was acknowledged is lost.
            """)

    @OptionGroup var options: SettingsOption

    func run() async throws {
        NewFiles.keepToUs()
        // Before anything is opened: event loops alone may take what a shell grants.
        OpenFiles.raise()
        let settings = try options.settings()
        LoggingSetup.start(settings.log)
        let metrics = MetricsRegistry()
        MetricsSystem.bootstrap(metrics)
        let log = Logger(label: "intake")
        let parts = try await GatewayParts.open(settings, metrics: metrics, log: log)
        try await GatewayServices(parts, settingsFile: options.file).run()
        try await parts.client.shutdown()
        log.notice("stopped")
    }
}
