import ArgumentParser
import Foundation
import Intake
import Store

/// `intake learn`.
struct LearnCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "learn",
        abstract:
            "Learn what messages are about, what is junk and what is a duplicate, from the catalogue and from the requests so far.",
        discussion: """
            On the first day from the names, descriptions and keywords of the request types; later also from the requests whose type \
            people chose, or let stand when they resolved them. Agents then see the likeliest types of a new request, each with one \
            key to take it. From \(CityLearning.fewestRequests) requests on, what is sure to 95 % by requests that were kept apart is \
            decided without a person, and said so on the request. Nodes take up a new model within seconds. The same requests \
            give the same model.

            What is junk is learnt likewise, at first from examples that come with intake: agents are told what is perhaps spam. \
            Once people have told \(JunkLearning.fewestDecided) of spam and as many of none, and nearly all that is certain among what \
            was kept apart is right, what is spam to 99 % is set aside by itself, but for chats, emergencies and residents who wrote before.

            What is a duplicate is told by what comes with intake until staff have linked \(DuplicateLearning.fewest) pairs and undone or \
            dismissed as many, and what was learnt of them does better on those that were kept apart; by itself only what is then right to \
            \(Int(DuplicateTrainer.certainPrecision * 100)) % is linked.
            """)

    @OptionGroup var options: SettingsOption
    @Flag(help: "Learn, say what came of it, and keep nothing.")
    var dryRun = false

    func run() async throws {
        let settings = try options.settings()
        let isDry = dryRun
        try await OpenedStore.with(settings, purpose: dryRun ? .read : .work) { store in
            let taught = TaughtRequests(book: store.models)
            for purpose in ModelPurpose.allCases {
                let clock = ContinuousClock()
                let start = clock.now
                let learnt = try await CommandProgress.during("learning") { progress in
                    try await taught.learn(purpose, settings.routing.catalogue, progress)
                }
                let bytes = learnt.encoded
                let seconds = Double((clock.now - start).milliseconds) / 1_000
                print(LearnText.told(purpose, learnt, bytes: bytes.count, seconds: seconds), terminator: "")
                guard !isDry else { continue }
                let version = try await store.models.add(
                    bytes, for: purpose, examples: learnt.examples, requests: learnt.requests,
                    at: SystemWallClock().now())
                print("kept as version \(version); nodes take it up within seconds")
            }
        }
    }
}
