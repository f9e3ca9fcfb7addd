import ArgumentParser
import Channels
import Foundation
import Intake
import Mail

struct MailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail", abstract: "Look at mail.", subcommands: [Parse.self])

    /// `intake mail parse`.
    struct Parse: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "How a mail reads, as JSON: headers, text, new text, attachments, automatic mark, defects.",
            discussion: """
                newText is the text without quoted replies and signature. automatic is human, automatic, bounce, list or \
                loop; suppressReply says whether an answer is held back.
                """)

        @Argument(help: "A file with one mail (RFC 5322); - reads standard input.")
        var file: String
        @Option(help: "An address of ours, for the loop rules; may be given several times.")
        var ownAddress: [String] = []

        /// A larger file is refused. Bytes.
        private static let limit = 200 << 20

        func run() throws {
            let bytes = try read()
            let mail = ParsedMail(parsing: bytes)
            var description = MailDescription(mail)
            let sender = mail.from.first.map { $0.name ?? $0.address }
            description.newText = NewText.of(mail, sender: sender, markers: ReplyTemplates.replyMarkers)
            let verdict = AutomaticMail.classify(mail.headers, own: OwnMail(addresses: Set(ownAddress)))
            description.automatic = verdict.kind.rawValue
            description.suppressReply = verdict.suppressReply
            description.automaticReason = verdict.reason.rawValue
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            print(String(decoding: try encoder.encode(description), as: UTF8.self))
        }

        private func read() throws -> [UInt8] {
            let handle = file == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: file)
            guard let handle, let data = try? handle.read(upToCount: Self.limit + 1) else {
                throw CommandFailure("\(file) cannot be read")
            }
            guard data.count <= Self.limit else { throw CommandFailure("\(file) is over 200 MB") }
            return Array(data)
        }
    }
}
