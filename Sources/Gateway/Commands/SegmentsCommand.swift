import ArgumentParser
import Channels

/// `intake sms segments`.
struct SegmentsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segments", abstract: "How a text is encoded, and how many segments it costs, as JSON.")

    private struct Document: Encodable {
        var encoding: String
        var units: Int
        var segments: Int
    }

    @Argument(help: "The text.")
    var text: String

    func run() throws {
        let segments = Segments(text)
        print(
            try JSONText.pretty(
                Document(
                    encoding: segments.encoding.rawValue, units: segments.units, segments: segments.segments)))
    }
}
