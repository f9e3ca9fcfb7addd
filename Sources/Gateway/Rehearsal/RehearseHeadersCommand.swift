import ArgumentParser
import Channels
import Foundation
import Intake

/// `intake debug rehearse-headers`: the child of `HeaderRehearsalChild`. Reads headers from standard input (`HeaderFrames`) as the mailbox
/// does before it keeps a mail, saying `begin NUMBER` and `end NUMBER`.
struct RehearseHeadersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rehearse-headers", abstract: "Reads mail headers under limits; started by `serve` itself.",
        shouldDisplay: false)

    @Option var seconds = 20
    @Option var bytes = 2 << 30

    func run() throws {
        let input = Array(try FileHandle.standardInput.readToEnd() ?? Data())
        guard let headers = HeaderFrames.headers(input) else { throw CommandFailure("these are no headers") }
        try ReadingLimits.volunteer()
        try ReadingLimits.limitMemory(to: bytes)
        for (number, header) in headers {
            let id = RowID(rawValue: number)
            try ReadingLimits.limitTime(to: .seconds(seconds))
            RehearsalSpeech.say(RehearsalSpeech.begin(id))
            _ = SenderLane.of(Array(header))
            RehearsalSpeech.say(RehearsalSpeech.end(id))
        }
    }
}
