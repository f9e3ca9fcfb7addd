import ArgumentParser
import Channels

struct SMSCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sms", abstract: "Look at text messages.", subcommands: [SegmentsCommand.self])
}
