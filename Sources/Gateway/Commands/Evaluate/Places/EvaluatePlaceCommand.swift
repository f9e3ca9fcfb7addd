import ArgumentParser
import Foundation
import Intake

/// `intake evaluate place`.
struct EvaluatePlaceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "place", abstract: "How well the places that texts name are found, as JSON.",
        discussion: """
            The file has texts and the places that they name: comma-separated values with a header, a JSON array of objects, an object \
            that holds one, or an object a line. Columns: text; and address (or expected, place, location), or street with house or \
            cross_street; and latitude and longitude. A row with neither names no place, and none should be found in it. Where words \
            are given, they decide; otherwise the coordinates, within --within metres. Nothing is learnt from the file.

                intake evaluate place texts.csv
                intake evaluate place texts.json --gazetteer gis/streets.geojson --gazetteer gis/landmarks.csv

            expected: rows with a place; found: rows in which one was found with --least confidence; correct: rows in which the right \
            one was; precision is correct of found, recall correct of expected; sure: what the gateway would take without anybody's look; silent: rows \
            without a place in which none was found.
            """)

    @Argument(help: "The texts: .csv, .json or .jsonl.", completion: .file())
    var file: String
    @Option(
        help:
            "A folder or file of places; may be given several times. (default: what the settings name, or else deploy/somerville/places)"
    )
    var gazetteer: [String] = []
    @OptionGroup var options: SettingsOption
    @Option(help: "The confidence, 0 to 1, from which on a place counts as found.")
    var least = PlaceEvaluation.usualLeast
    @Option(help: "Metres within which coordinates are right.")
    var within = PlaceEvaluation.usualReach

    /// Where a checkout has a gazetteer.
    private static let usualFolder = "deploy/somerville/places"

    func validate() throws {
        guard (0...1).contains(least) else { throw ValidationError("--least must be 0 to 1") }
        guard (1...100_000).contains(within) else { throw ValidationError("--within must be 1 to 100000") }
    }

    func run() throws {
        let examples = try LabelledPlaces(at: URL(fileURLWithPath: file)).examples
        let clock = ContinuousClock()
        let start = clock.now
        let places = try read(try files())
        let loading = clock.now - start
        let finder = PlaceFinder(places)
        let times = examples.map { example in clock.measure { _ = finder.places(in: example.text) } }
        let evaluation = PlaceEvaluation(examples, finder: finder, least: least, reach: within)
        print(
            try JSONText.pretty(
                PlaceEvaluationDocument(evaluation, places.size, loading: loading, times: times)))
    }

    private func files() throws -> GazetteerFiles {
        guard gazetteer.isEmpty else { return try GazetteerFiles(named: gazetteer) }
        let hasSettings = options.config != nil || FileManager.default.fileExists(atPath: options.file)
        let named = hasSettings ? try options.settings().places : nil
        if let named, !named.files.isEmpty { return named }
        guard FileManager.default.fileExists(atPath: Self.usualFolder) else {
            throw CommandFailure("there is no gazetteer: name one with --gazetteer, or `places` in the settings")
        }
        return try GazetteerFiles(named: [Self.usualFolder])
    }

    private func read(_ files: GazetteerFiles) throws -> Gazetteer {
        do throws(SettingsProblems) {
            return try files.gazetteer()
        } catch {
            throw CommandFailure("the places cannot be used:\n\(error)")
        }
    }
}
