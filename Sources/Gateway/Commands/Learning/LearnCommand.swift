import ArgumentParser
import Foundation
import Intake
import Store

/// `intake learn`.
struct LearnCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "learn",
        abstract: "Learn what messages are about, from the catalogue and from the requests so far.",
        discussion: """
            On the first day from the names, descriptions and keywords of the request types; later also from the requests whose type \
            people chose, or let stand when they resolved them. Agents then see the likeliest types of a new request, each with one \
            key to take it. From \(CityLearning.fewestRequests) requests on, what is sure to 95 % by requests that were kept apart is \
            decided without a person, and said so on the request. Nodes take up a new model within seconds. The same requests \
            give the same model.
            """)

    /// So many of the newest teach.
    private static let mostRequests = 500_000
    private static let page = 5_000

    @OptionGroup var options: SettingsOption
    @Flag(help: "Learn, say what came of it, and keep nothing.")
    var dryRun = false

    func run() async throws {
        let settings = try options.settings()
        let isDry = dryRun
        try await OpenedStore.with(settings, purpose: dryRun ? .read : .work) { store in
            let clock = ContinuousClock()
            let start = clock.now
            let learnt = try await CommandProgress.during("learning") { progress in
                var examples: [Example] = []
                var before: RowID?
                while examples.count < Self.mostRequests {
                    let page = try await store.models.examples(before: before, limit: Self.page)
                    examples += page.map(\.example)
                    guard let last = page.last else { break }
                    before = last.request
                    progress.say("\(examples.count) requests read")
                }
                return try await LearningThread.learn(settings.routing.catalogue, examples)
            }
            let bytes = learnt.model.encoded
            let seconds = Double((clock.now - start).milliseconds) / 1_000
            print(Self.told(learnt, bytes: bytes.count, seconds: seconds), terminator: "")
            guard !isDry else { return }
            let version = try await store.models.add(
                bytes, examples: learnt.model.examples, requests: learnt.requests, at: SystemWallClock().now())
            print("kept as version \(version); nodes take it up within seconds")
        }
    }

    private static func told(
        _ learnt: (model: TextModel, requests: Int), bytes: Int, seconds: Double
    ) -> String {
        let (types, departments) = (learnt.model.thresholds.label, learnt.model.thresholds.department)
        return """
            learnt from   \(learnt.model.examples) texts, \(learnt.requests) of them requests, in \(FigureText.decimal(seconds)) s
            tells apart   \(learnt.model.labels.count) types, \(learnt.model.departments.count) departments; \(bytes / 1_024) KB
            by itself     types \(percent(types)), departments \(percent(departments))

            """
    }

    private static func percent(_ threshold: Float) -> String {
        threshold > 1 ? "never, only suggested" : "from \(Int((threshold * 100).rounded(.up))) % on"
    }
}
