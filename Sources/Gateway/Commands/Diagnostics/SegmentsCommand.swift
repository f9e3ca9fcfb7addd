import ArgumentParser
import Channels

/// `intake sms segments`.
struct SegmentsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segments", abstract: "How a text is encoded, and how many segments it costs, as JSON.",
        discussion: """
            encoding is GSM-7 (160 characters in one segment, 153 in each of several) or UCS-2 (70 and 67), which one \
            character outside the GSM 03.38 alphabet is enough for; units are septets or UTF-16 code units.

                intake sms segments "Thank you! Your number is K7Q-4MD-29XF"
            """)

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
