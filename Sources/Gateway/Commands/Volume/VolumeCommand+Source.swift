import ArgumentParser
import Intake
import Reports
import Store

extension VolumeCommand {
    /// `intake volume source`.
    struct Source: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "source",
            abstract: "Say from what a channel's contacts are counted from a day on, or show it for every channel.",
            discussion: """
                logged: what the gateway hears, programs hand over and staff log; imported: what `intake volume import` brings. \
                The other one shows as coverage. It holds until the day of the channel's next such change, and every report of \
                these days, past ones too, is made by it. A day that counts from imports and has none counts nothing.

                    intake volume source
                    intake volume source phone-311 imported --from 2026-07-01
                """, aliases: ["sources"])

        @OptionGroup var options: SettingsOption
        @Argument(help: "The channel's id; without it, all are shown.")
        var channel: String?
        @Argument(help: "logged or imported.")
        var source: VolumeSource?
        @Option(help: "The first day, as 2026-11-21.")
        var from: String?

        func validate() throws {
            if let from, !CityCalendar.isDay(from) {
                throw ValidationError("'\(from)' is no day; write it as 2026-11-21")
            }
            if channel != nil, source == nil { throw ValidationError("say whether it is logged or imported") }
            if channel != nil, from == nil { throw ValidationError("say from which day on with --from") }
            if channel == nil, from != nil { throw ValidationError("say which channel") }
        }

        func run() async throws {
            let settings = try options.settings()
            let channels = Dictionary(settings.channels.map { ($0.name.id, $0.name) }) { first, _ in first }
            guard let id = channel, let source, let from else {
                let sources = try await OpenedStore.with(settings) { try await $0.volumes.sources() }
                print(VolumeText.sources(sources, of: Set(channels.values), zone: settings.timeZone), terminator: "")
                return
            }
            let channel = try VolumeCommand.channel(id, in: channels)
            let sources = try await OpenedStore.with(settings, purpose: .work) { store in
                try await store.volumeDesk.set(source, of: channel, from: from, at: SystemWallClock().now())
                return try await store.volumes.sources()
            }
            print(VolumeText.sources(sources, of: [channel], zone: settings.timeZone), terminator: "")
        }
    }
}

extension VolumeSource: ExpressibleByArgument {}
