import ArgumentParser
import Foundation
import Intake
import Reports
import Store

extension VolumeCommand {
    /// `intake volume import`.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a file of counts by day or by hour, and say what it changes.",
            discussion: """
                The file is CSV. Without a mapping its first line names the columns date (2026-11-21), count, and hour (0 to 23) \
                where it is by hour; for other files a mapping says which column is what (channels/README.md). A file that was \
                imported before changes nothing, unless with --again it is to take the place of what came after it. One for days that were imported before takes their place, from its first to its \
                last day. Rows that cannot be counted are listed with line and reason, the others are counted, and the exit code \
                is 1. What the counts are worth, `intake volume source` says: the contacts, or coverage of what was logged.

                    intake volume import november.csv --channel phone-311 --mapping calls.yaml --dry-run
                """)

        @OptionGroup var options: SettingsOption
        @Argument(help: "The file.")
        var file: String
        @Option(help: "The channel's id; of a file with a column of channels, the only one whose rows are taken.")
        var channel: String?
        @Option(help: "The mapping, a YAML file.")
        var mapping: String?
        @Flag(help: "Take also a file that was imported before: in the place of what another put there since.")
        var again = false
        @Flag(help: "Only show what would change.")
        var dryRun = false

        func run() async throws {
            let settings = try options.settings()
            let mapping = try readMapping()
            let channels = Dictionary(settings.channels.map { ($0.name.id, $0.name) }) { first, _ in first }
            let chosen = try channel.map { try VolumeCommand.channel($0, in: channels) }
            guard chosen != nil || mapping?.channel != nil else {
                throw ValidationError(
                    "say with --channel of which channel the counts are; the file has no column of it")
            }
            let clock = SystemWallClock()
            let reader = VolumeFileReader(
                mapping: mapping, calendar: CityCalendar(timeZone: settings.timeZone), now: clock.now(),
                channels: channels, channel: chosen)
            let bytes = try readFile()
            let name = String(URL(fileURLWithPath: file).lastPathComponent.prefix(200))
            let (lines, refusals) = try await CommandProgress.during("importing") { progress in
                let reading = try parse(bytes, reader)
                let tallies = reading.tallies.filter { $0.value.rows > 0 }.sorted { $0.key.id < $1.key.id }
                let all = tallies.map { channel, tally in
                    let days = tally.days(byHour: reading.isByHour)
                    return VolumeCounts(
                        channel: channel, file: name, digest: VolumeDigest.text(of: bytes, days), days: days,
                        rows: tally.rows, refused: reading.refusals.count,
                        doubtful: Set(
                            (reading.doubtful[channel] ?? []).map { CivilDate(daysSince1970: $0).description }))
                }
                guard !all.isEmpty else { return ([String](), reading.refusals) }
                return (try await take(all, settings, at: clock.now(), progress), reading.refusals)
            }
            for line in lines { print(line) }
            try tell(refusals, isNothing: lines.isEmpty)
        }

        /// Each channel in a transaction of its own, so that whoever waits to write does not wait for all; what an interruption leaves out,
        /// the same file brings the next time.
        private func take(
            _ all: [VolumeCounts], _ settings: Settings, at now: Moment, _ progress: Progress
        ) async throws -> [String] {
            try await OpenedStore.with(settings, purpose: dryRun ? .read : .work) { store in
                let (desk, sources) = (store.volumeDesk, try await store.volumes.sources())
                var lines: [String] = []
                for counts in all {
                    progress.say(counts.channel.id)
                    let outcome =
                        dryRun
                        ? try await desk.preview(counts, isAgain: again)
                        : try await desk.take(counts, isAgain: again, at: now)
                    lines += VolumeText.outcome(outcome, of: counts, sources, zone: settings.timeZone, isDry: dryRun)
                }
                return lines
            }
        }

        private func readMapping() throws -> VolumeMapping? {
            guard let mapping else { return nil }
            do throws(SettingsProblems) {
                return try VolumeMappingReader(file: mapping).mapping()
            } catch {
                throw CommandFailure("the mapping cannot be used; nothing was changed:\n\(error)")
            }
        }

        private func readFile() throws -> [UInt8] {
            guard let data = try? Data(contentsOf: URL(fileURLWithPath: file), options: .mappedIfSafe) else {
                throw CommandFailure("\(file) cannot be read; does it exist, and may intake read it?")
            }
            guard data.count <= VolumeFileReader.mostBytes else {
                throw CommandFailure("\(file) is over \(VolumeFileReader.mostBytes >> 20) MB; nothing was changed")
            }
            return Array(data)
        }

        private func parse(_ bytes: [UInt8], _ reader: VolumeFileReader) throws -> VolumeReading {
            do throws(CSVProblem) {
                return try reader.read(bytes)
            } catch {
                throw CommandFailure("\(file):\(error.line): \(error.reason); nothing was changed")
            }
        }

        private func tell(_ refusals: [VolumeRefusal], isNothing: Bool) throws {
            for refusal in refusals { print("refused, \(refusal)") }
            guard refusals.isEmpty else {
                throw CommandFailure(
                    isNothing
                        ? "no row could be counted; nothing was changed"
                        : "\(refusals.count) row\(refusals.count == 1 ? " is" : "s are") refused; the others "
                            + (dryRun ? "would be counted" : "are counted"))
            }
            if isNothing { throw CommandFailure("\(file) has no rows of this channel; nothing was changed") }
        }
    }

    /// A channel of the city's by its id.
    ///
    /// - Throws: `CommandFailure` where there is none.
    static func channel(_ id: String, in channels: [String: ChannelName]) throws -> ChannelName {
        if let channel = channels[id] { return channel }
        let near = Nearest.word(to: id, in: channels.keys.sorted()).map { "; did you mean \($0)?" } ?? ""
        throw CommandFailure("there is no channel \(id) in the settings\(near)")
    }
}
