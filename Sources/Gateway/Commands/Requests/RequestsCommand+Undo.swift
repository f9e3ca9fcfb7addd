import ArgumentParser
import Desk
import Intake
import Reports
import Store

extension RequestsCommand {
    /// `intake requests undo`.
    struct Undo: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes an automatic decision on a request back, so that everything stands as before.",
            discussion: """
                `intake requests show` lists the decisions with their ids; without one the newest that still holds is taken back. \
                The decision stays there, marked with who took it back and when.

                    intake requests undo K7Q-4MD-29XF
                    intake requests undo K7Q-4MD-29XF 7205759403792794
                """)

        @OptionGroup var options: SettingsOption
        @Argument(help: "The tracking number, as K7Q-4MD-29XF.")
        var trackingNumber: String
        @Argument(help: "The decision's id; the newest that holds, without.")
        var decision: Int64?

        func run() async throws {
            let number = try RequestsCommand.number(trackingNumber)
            let settings = try options.settings()
            let chosen = decision.map(RowID.init(rawValue:))
            let undone = try await OpenedStore.with(settings, purpose: .work) { store in
                guard let found = try await store.requests.request(number) else {
                    throw CommandFailure("there is no request \(number)")
                }
                let made = found.decisions.last { chosen == nil ? $0.undone == nil : $0.id == chosen }
                guard let made else {
                    throw CommandFailure(
                        chosen == nil ? "no decision holds on \(number)" : "\(number) has no decision of that id")
                }
                let changing = RequestChanging(catalogue: DeskCatalogue(settings.routing))
                let outcome = try await store.decisions.undo(made.id, on: number, by: .commandLine, as: changing)
                if let failure = Self.failure(outcome) { throw CommandFailure(failure) }
                return made
            }
            print("undone: \(undone.kind) \(RequestText.plain(undone.reason, limit: 500)) (\(undone.id))")
        }

        /// Why nothing was taken back; nil where it was.
        private static func failure(_ outcome: ChangeOutcome) -> String? {
            switch outcome {
            case .done: nil
            case .noRequest: "there is no such decision on that request"
            case .overtaken: "the request changed meanwhile; look at it again"
            case .refused(.undone): "it was taken back already"
            case .refused(.overruled): "somebody has decided otherwise since: there is nothing of it left to take back"
            case .refused(.onlyMessage): "it is the only message on the request, which would be left with none"
            case .refused(.mergedOn(let other)): "the request was merged into \(other) since: take that back first"
            case .refused(.closed): "the request is closed for good"
            case .refused: "it cannot be taken back as the request stands now"
            }
        }
    }
}
