import ArgumentParser
import Intake
import Store

extension QuarantineCommand {
    /// `intake quarantine replay`.
    struct Replay: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Hand things back to be processed once more, by the gateway.",
            discussion: """
                For after what was in the way is mended: a new version, a new setting. The oldest go first. The gateway files \
                them as soon as it runs; what fails again comes back, as a new entry of `intake quarantine list`.

                    intake quarantine replay 7301234 7301235
                    intake quarantine replay --all --channel email-311 --limit 10

                Each \(QuarantineReplay.batch) are one transaction: broken off in the middle, it has done what it said, and \
                the same command does the rest. What this version cannot read is passed over and named, and then the exit code is 1.
                """)

        @OptionGroup var options: SettingsOption
        @Argument(help: "The ids, from `intake quarantine list`.")
        var ids: [Int64] = []
        @Flag(help: "Everything that waits now.")
        var all = false
        @Option(help: "With --all: of this channel only, by its id.")
        var channel: String?
        @Option(help: "With --all: at most so many, to try the oldest first.")
        var limit: Int?

        func validate() throws {
            if ids.isEmpty != all { throw ValidationError("name ids, or --all") }
            if !all, channel != nil || limit != nil { throw ValidationError("--channel and --limit go with --all") }
            if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1") }
        }

        func run() async throws {
            let settings = try options.settings()
            if let channel, !settings.channels.contains(where: { $0.name.id == channel }) {
                throw ValidationError("there is no channel '\(channel)'")
            }
            let done = try await OpenedStore.with(settings, purpose: .work) { store in
                try await CommandProgress.during("handing back") { progress in
                    let replay = QuarantineReplay(
                        desk: store.quarantine, book: store.quarantineBook, clock: SystemWallClock(), progress: progress
                    )
                    return all
                        ? try await replay.all(of: channel, limit: limit)
                        : try await replay.those(ids.map(RowID.init(rawValue:)))
                }
            }
            print(done.summary)
            if let failure = done.failure { throw CommandFailure(failure) }
        }
    }
}
