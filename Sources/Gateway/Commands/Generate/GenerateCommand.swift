import ArgumentParser
import Foundation
import Intake
import Store

/// `intake generate`.
struct GenerateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Fill an empty store with a year of an imagined city, to try the pages and to measure.",
        discussion: """
            Residents write in four languages about the types of the settings' catalogue, over the settings' channels, more on \
            weekdays, in wet springs and in storms; requests are acknowledged, followed up, answered, closed in and out of time, \
            opened again and rated. The same seed makes the same city. Everything is counted in the ledger, and the manager's figures \
            are made at the end.

            The store must be new: nothing imagined ever stands beside what residents wrote. No gateway may serve it meanwhile, and \
            none that reaches real people should afterwards. Generated messages have no originals. Ten million contacts take some \
            20 GB and less than an hour; a store that has accounts already is filled row by row, which takes longer.

                intake generate --config trial/intake.yaml --contacts 100000
            """)

    @Option(help: "How many contacts.")
    var contacts = 10_000_000
    @Option(help: "Days of the city's life.")
    var days = 365
    @Option(help: "Its last day, as 2026-11-21; yesterday without this.")
    var through: String?
    @Option(help: "The same seed makes the same city.")
    var seed: UInt64 = 1

    @OptionGroup var options: SettingsOption

    func validate() throws {
        guard (1...100_000_000).contains(contacts) else {
            throw ValidationError("--contacts must be 1 to 100,000,000")
        }
        guard (1...3_660).contains(days) else { throw ValidationError("--days must be 1 to 3,660") }
        guard through.map(CityCalendar.isDay) ?? true else { throw ValidationError("--through must be a day") }
    }

    func run() async throws {
        NewFiles.keepToUs()
        let settings = try options.settings()
        let calendar = CityCalendar(timeZone: settings.timeZone)
        let clock = SystemWallClock()
        let last = through ?? CityCalendar.day(calendar.day(of: clock.now()), plus: -1)
        let types = settings.routing.catalogue.types.filter(\.isActive)
        guard let last, let first = CityCalendar.day(last, plus: 1 - days) else {
            throw ValidationError("--through must be a day")
        }
        guard last < calendar.day(of: clock.now()) else {
            throw ValidationError("--through must be a day that is over")
        }
        guard !types.isEmpty, !settings.channels.isEmpty else {
            throw CommandFailure("the settings name no channels or no catalogue; see deploy/somerville")
        }
        let city = GeneratedCity(
            contacts: contacts, seed: seed, firstDay: first, lastDay: last, channels: settings.channels.map(\.name),
            types: types, calendar: calendar)
        let start = ContinuousClock.now
        let made = try await CommandProgress.during("generating") { progress in
            try await GeneratingWork(place: StorePlace(settings), city: city, clock: clock).run(progress)
        }
        let took = ContinuousClock.now - start
        print("\(made) contacts from \(first) to \(last), in \(took.components.seconds) s")
    }
}
