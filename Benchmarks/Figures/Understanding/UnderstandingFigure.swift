import ArgumentParser
import Foundation
import Intake
import TestKit

/// Learning from texts, reading a model, and telling what one text is about.
struct UnderstandingFigure: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "understanding",
        abstract: "Learns request types from texts, writes and reads the model, and classifies texts with it.",
        discussion: """
            The texts are made of deploy/somerville/messages.csv, 240 residents' messages of some seventy types: each begins as one of \
            them and goes on with parts of others, and takes its type and department from the first. Learning takes all processors; the \
            rest is one thread.
            """)

    @Option(help: "Texts to learn from.")
    var texts = 100_000

    @Option(help: "Texts to classify, one after another.")
    var asked = 2_000

    func run() throws {
        var source = try UnderstandingTexts(seed: 311)
        let examples = source.examples(count: texts + asked)
        let wall = ContinuousClock.now
        let processor = CPUClock.seconds
        let learnt = try TextModel.learn(from: Array(examples.prefix(texts)))
        let bytes = examples.prefix(texts).reduce(0) { $0 + $1.text.utf8.count } / max(1, texts)
        print(
            "\(texts) texts of \(bytes) bytes and \(learnt.labels.count) types learnt in",
            "\(Figure.seconds((ContinuousClock.now - wall) / .seconds(1))),",
            "\(Figure.seconds(CPUClock.seconds - processor)) of CPU time")
        let encoded = learnt.encoded
        let start = CPUClock.seconds
        let model = try TextModel(decoding: encoded)
        print(
            "a model of \(encoded.count / 1_000_000) MB read in",
            Figure.milliseconds((CPUClock.seconds - start) * 1e6), "of CPU time")
        report(model, examples.suffix(asked))
    }

    private func report(_ model: TextModel, _ examples: ArraySlice<Example>) {
        var times: [Double] = []
        var right = 0
        for example in examples {
            let start = CPUClock.seconds
            let found = model.classify(example.text, at: example.place)
            times.append((CPUClock.seconds - start) * 1e6)
            right += found.labels.first?.name == example.label ? 1 : 0
        }
        times.sort()
        guard let longest = times.last else { return }
        print(
            "one text classified: median \(Figure.milliseconds(times[times.count / 2])),",
            "99 of 100 within \(Figure.milliseconds(times[times.count * 99 / 100])),",
            "longest \(Figure.milliseconds(longest)); \(right) of \(times.count) right")
    }
}
