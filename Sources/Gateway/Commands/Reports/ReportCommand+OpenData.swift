import ArgumentParser
import Foundation
import Intake
import Reports
import Store

extension ReportCommand {
    /// `intake report open-data`.
    struct OpenData: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Service requests as open data, in the columns of Open311's GeoReport Bulk, as CSV.",
            discussion: """
                Request types that everybody may see only, and nothing of who anybody is or what they wrote: descriptions are left out; \
                notes are the newest update that the staff published; places only with --addresses. lat and long are empty, since \
                requests have no coordinates. service_request_id is no tracking number, and leads to none: it is made of the request by \
                the city's reply_key, always the same, and new with another key. Written as it is read, however much there is.

                    intake report open-data --from 2026-07-01 --to 2026-09-30 > requests.csv
                """)

        /// Requests of one read.
        private static let step = 1_000

        @OptionGroup var options: SettingsOption
        @Option(help: "The first day on which they were opened, as 2026-11-21, in the city's time zone.")
        var from: String
        @Option(help: "The last day, included.")
        var to: String
        @Flag(help: "Also where each is, as the staff wrote it down: a place may be somebody's home.")
        var addresses = false

        func validate() throws {
            for day in [from, to] where !CityCalendar.isDay(day) {
                throw ValidationError("'\(day)' is no day; write it as 2026-11-21")
            }
            if from > to { throw ValidationError("--from lies after --to") }
        }

        func run() async throws {
            let settings = try options.settings()
            let calendar = CityCalendar(timeZone: settings.timeZone)
            guard let start = calendar.bounds(of: from)?.lowerBound, let end = calendar.bounds(of: to)?.upperBound
            else {
                throw CommandFailure("these days are not in the calendar")
            }
            let sheet = OpenDataSheet(
                settings.routing.catalogue, ids: settings.openRequestIDs, language: settings.city.language,
                hasAddresses: addresses)
            try await OpenedStore.with(settings) { store in
                try Self.write(sheet.header)
                var last: OpenRequest?
                while true {
                    let requests = try await store.openData.requests(opened: start..<end, after: last, limit: Self.step)
                    try Self.write(requests.compactMap(sheet.line).joined())
                    guard requests.count == Self.step else { return }
                    last = requests.last
                }
            }
        }

        private static func write(_ text: String) throws {
            try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
        }
    }
}
