import ArgumentParser
import Foundation
import Intake
import TestKit

/// Texts in which places are found per CPU second, on one thread.
struct PlaceFigure: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "places",
        abstract: "Finds places in residents' messages and in texts made to cost time, by Somerville's gazetteer.",
        discussion: """
            The messages are those of deploy/somerville/messages.csv, 240 in four languages, half of which name a place. The hostile \
            texts repeat one pattern up to the limit of what is looked at, 16 KB.
            """)

    @Option(help: "Seconds of CPU time for the messages.")
    var seconds = 2.0

    @Option(help: "Runs; the median is printed.")
    var runs = 5

    /// Patterns that name streets, misspelt or not, at every turn.
    private static let hostile = [
        "School St and ", "Highland ", "Hihgland Ave ", "xqzvkw St ", "Union Square library ", "93 School St, Medford ",
        "42.1231,",
    ]

    func run() throws {
        let start = CPUClock.seconds
        let gazetteer = try Self.gazetteer()
        let loading = (CPUClock.seconds - start) * 1e6
        print("\(gazetteer.size.streets) streets, read and made ready in \(Figure.milliseconds(loading))")
        let finder = PlaceFinder(gazetteer)
        let texts = try Self.messages()
        let rates = (0..<max(1, runs)).map { _ in rate(texts, finder) }.sorted()
        let median = rates[rates.count / 2]
        print(
            "\(texts.count) messages: \(Int(median)) per CPU second, \(String(format: "%.1f", 1e6 / median)) µs each",
            "(\(runs) runs of \(seconds) s, \(Int(rates[0]))–\(Int(rates[rates.count - 1])))")
        for pattern in Self.hostile {
            let text = String(repeating: pattern, count: 20_000 / pattern.utf8.count)
            let times = (0..<50).map { _ in time(text, finder) }.sorted()
            print(
                "“\(pattern)” again and again: \(Figure.milliseconds(times[25])) (\(Figure.milliseconds(times[0])) at best)"
            )
        }
    }

    private func rate(_ texts: [String], _ finder: PlaceFinder) -> Double {
        let start = CPUClock.seconds
        var (count, found, elapsed) = (0, 0, 0.0)
        while elapsed < seconds {
            for text in texts { found &+= finder.places(in: text).places.count }
            count += texts.count
            elapsed = CPUClock.seconds - start
        }
        precondition(found > 0, "the messages name places")
        return Double(count) / elapsed
    }

    /// Microseconds.
    private func time(_ text: String, _ finder: PlaceFinder) -> Double {
        let start = CPUClock.seconds
        _ = finder.places(in: text)
        return (CPUClock.seconds - start) * 1e6
    }

    private static func gazetteer() throws -> Gazetteer {
        var rows = GazetteerRows()
        for (file, subject) in [
            ("streets.csv", GazetteerReading.Subject.streets), ("landmarks.csv", .landmarks), ("areas.geojson", .areas),
        ] {
            rows += GazetteerReading(try bytes("places/\(file)"), as: subject).rows
        }
        return Gazetteer(rows)
    }

    private static func messages() throws -> [String] {
        var table = CSVReader(try bytes("messages.csv"))
        let columns = try table.next()?.cells ?? []
        let column = columns.firstIndex(of: "text") ?? 0
        var texts: [String] = []
        while let row = try table.next()?.cells { if row.indices.contains(column) { texts.append(row[column]) } }
        return texts
    }

    private static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: Repository.path("deploy/somerville/\(name)"))))
    }
}
