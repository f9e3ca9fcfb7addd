import ArgumentParser
import Intake
import Reports

extension ReportCommand {
    /// `intake report forecast`.
    struct Forecast: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "A channel's contacts in the next weeks by the hour, and the agents it takes.",
            discussion: """
                As the page /reports/forecast, which says how far such forecasts were off. Tables: days, and agents where residents wait on the spot.

                    intake report forecast --kind phone --weeks 2 --minutes 6 --share 80 --seconds 20
                """)

        @Option(help: "The kind of channel.")
        var kind = ChannelKind.phone
        @Option(help: "Weeks, 1 to 13.")
        var weeks = 4
        @Option(help: "Minutes that a contact takes an agent, on average.")
        var minutes = 6
        @Option(help: "Percent that is to be answered in time.")
        var share = 80
        @Option(help: "In time: within so many seconds.")
        var seconds = 20
        @Option(help: "Percent of paid time for which an agent is not there.")
        var shrinkage = 30
        @Option(help: "Chats that one agent holds at once.")
        var concurrency = 2
        @OptionGroup var printing: PrintOptions

        func run() async throws {
            try await printing.print(.forecast) { _ in
                [
                    "kind": kind.rawValue, "weeks": "\(weeks)", "minutes": "\(minutes)", "share": "\(share)",
                    "seconds": "\(seconds)", "shrinkage": "\(shrinkage)", "concurrency": "\(concurrency)",
                ]
            }
        }
    }
}
