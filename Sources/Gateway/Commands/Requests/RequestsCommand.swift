import ArgumentParser
import Intake
import Reports
import Store

struct RequestsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "requests", abstract: "Show service requests, and take back what was decided on them.",
        subcommands: [List.self, Show.self, Undo.self])

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case table
        case json
    }

    /// A tracking number as somebody typed it.
    static func number(_ text: String) throws -> TrackingNumber {
        guard let number = TrackingNumber(text) else {
            throw ValidationError(
                "'\(text)' is no tracking number as K7Q-4MD-29XF: ten symbols, the last of which checks the others; look for a typing mistake"
            )
        }
        return number
    }

    /// `intake requests list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The newest requests first.",
            discussion: """
                    intake requests list --status triage --department "Public Works"
                    intake requests list --channel email-311 --limit 1000 --format json
                """)

        @OptionGroup var options: SettingsOption
        @Option(help: "Only these: triage, assigned, resolved or set_aside (automatic mail that is no case).")
        var status: String?
        @Option(help: "Only those that this channel opened, by its id.")
        var channel: String?
        @Option(help: "Only this department's.")
        var department: String?
        @Option(help: "Only those with this tag.")
        var tag: String?
        @Option(help: "How many at most.")
        var limit = 50
        @Option(help: "table or json.")
        var format = Format.table

        func validate() throws {
            if let status, RequestStatus(rawValue: status) == nil {
                throw ValidationError(
                    "--status is one of \(RequestStatus.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            if limit < 1 || limit > 1_000_000 { throw ValidationError("--limit is a number from 1 to 1000000") }
        }

        func run() async throws {
            let settings = try options.settings()
            let filter = RequestFilter(
                status: status.flatMap(RequestStatus.init(rawValue:)), channel: channel, department: department,
                tag: tag, limit: limit)
            let requests = try await OpenedStore.with(settings) { try await $0.requests.requests(filter) }
            let zone = settings.timeZone
            switch format {
            case .table: print(RequestText.list(requests, zone), terminator: "")
            case .json: print(try JSONText.pretty(requests.map { RequestDocument($0, zone) }))
            }
        }
    }

    /// `intake requests show`.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "One request: its messages, our answers, and every decision with its reason.",
            discussion: "Letters may be small and hyphens left out: `intake requests show k7q4md29xf`.")

        @OptionGroup var options: SettingsOption
        @Argument(help: "The tracking number, as K7Q-4MD-29XF.")
        var trackingNumber: String
        @Option(help: "table or json.")
        var format = Format.table

        func run() async throws {
            let number = try RequestsCommand.number(trackingNumber)
            let settings = try options.settings()
            let found = try await OpenedStore.with(settings) { try await $0.requests.request(number) }
            guard let found else { throw CommandFailure("there is no request \(number)") }
            let zone = settings.timeZone
            switch format {
            case .table: print(RequestText.detail(found, zone), terminator: "")
            case .json: print(try JSONText.pretty(RequestDocument(found, zone)))
            }
        }
    }
}
