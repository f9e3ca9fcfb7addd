import ArgumentParser
import Foundation
import Intake
import Mail

struct MailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail", abstract: "Look at mail.", subcommands: [Parse.self])

    /// `intake mail parse`.
    struct Parse: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "How a mail reads, as JSON: headers, text, new text, html, attachments, automatic mark, defects.",
            discussion: """
                newText is the text without quoted replies and signature, newHTML the same of html, signature what was \
                taken for one. automatic is human, automatic, bounce, list or loop; suppressReply says whether an answer \
                is held back, automaticReason which rule decided. defects is what is broken in the mail: nothing of it \
                stops the reading.

                    intake mail parse suspicious.eml
                    intake quarantine show 7301234 --raw | intake mail parse -
                """)

        @Argument(help: "A file with one mail (RFC 5322); - reads standard input.")
        var file: String
        @Option(
            help: "An address of ours, for the loop rules; may be given several times. (default: whom the mail is to)")
        var ownAddress: [String] = []

        /// A larger file is refused. Bytes.
        private static let limit = 200 << 20

        func run() throws {
            let description = Self.description(of: try read(), ownAddresses: ownAddress)
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            print(String(decoding: try encoder.encode(description), as: UTF8.self))
        }

        /// How a mail reads.
        ///
        /// - Parameter ownAddresses: where none is given, whom the mail is to.
        static func description(of bytes: [UInt8], ownAddresses: [String]) -> MailDescription {
            let mail = ParsedMail(parsing: bytes)
            var description = MailDescription(mail)
            let reply = ReplyCutter.display(mail, markers: ReplyTemplates.replyMarkers)
            description.newText = reply.newText
            description.signature = reply.signature
            description.newHTML = mail.html.map { ReplyCutter.cut(html: $0) }
            let own =
                ownAddresses.isEmpty ? OwnMail(recipientsOf: mail.headers) : OwnMail(addresses: Set(ownAddresses))
            let verdict = AutomaticMail.classify(mail.headers, own: own)
            description.automatic = verdict.kind.rawValue
            description.suppressReply = verdict.suppressReply
            description.automaticReason = verdict.reason.rawValue
            return description
        }

        private func read() throws -> [UInt8] {
            let handle = file == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: file)
            guard let handle, let data = try? handle.read(upToCount: Self.limit + 1) else {
                throw CommandFailure("\(file) cannot be read; name a file with one mail, or - for standard input")
            }
            guard data.count <= Self.limit else { throw CommandFailure("\(file) is over 200 MB") }
            return Array(data)
        }
    }
}
