import ArgumentParser
import Desk
import Foundation
import Intake
import Store

extension NoticesCommand {
    /// `intake notices begin`.
    struct Begin: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Begin a notice: whoever writes about it is told at once, counted, and told when it ends.",
            discussion: """
                It is about messages that hold one of the words, or have one of the request types; with places, only about those \
                that name one. Residents are told in their language, else in English.

                    intake notices begin "Snow emergency" --word snow --word 'plow*' --word nieve \\
                        --text en="A snow emergency is in force: no parking on the odd side." \\
                        --text es="Hay emergencia por nieve: no estacione en el lado impar." --hours 24

                A gateway that serves tells it from the next message on.
                """)

        @OptionGroup var options: SettingsOption
        @Argument(help: "What the staff call it; the subject of mails.")
        var name: String
        @Option(
            help:
                "A word or phrase that tells that a message is about it; a trailing * finds every word that begins so.")
        var word: [String] = []
        @Option(help: "The code of a request type that is about it.")
        var type: [String] = []
        @Option(help: "Only messages that name this place.")
        var place: [String] = []
        @Option(help: "What residents are told, as en=TEXT; once for each language.")
        var text: [String]
        @Option(help: "What they are told when it ends, as en=TEXT. (default: that it is over)")
        var endText: [String] = []
        @Option(help: "After how many hours it ends by itself. (default: when somebody ends it)")
        var hours: Int?

        func validate() throws {
            if let hours, !(1...8_760).contains(hours) { throw ValidationError("--hours takes 1 to 8760") }
            let problems = try draft().problems
            guard problems.isEmpty else {
                throw ValidationError(problems.map(Self.words).joined(separator: "; "))
            }
        }

        func run() async throws {
            let settings = try options.settings()
            let (draft, now) = (try draft(), SystemWallClock().now())
            for code in draft.types where settings.routing.catalogue[code] == nil {
                throw CommandFailure("the catalogue has no request type '\(code)'")
            }
            let id = try await OpenedStore.with(settings, purpose: .work) { store in
                try await store.notices.begin(
                    draft, from: now, until: hours.map { now + .seconds($0 * 3_600) }, form: UUID().uuidString,
                    by: .command, at: now)
            }
            guard let id else { throw CommandFailure("it could not be begun") }
            print("The notice \(id) is on; end it with `intake notices end \(id)`.")
        }

        private func draft() throws -> NoticeDraft {
            NoticeDraft(
                name: name, types: type, words: word, places: place, texts: try Self.texts(text),
                endTexts: try Self.texts(endText))
        }

        private static func texts(_ options: [String]) throws -> [Language: String] {
            var texts: [Language: String] = [:]
            for option in options {
                guard let equals = option.firstIndex(of: "="),
                    let language = Language(rawValue: String(option[..<equals])), texts[language] == nil
                else {
                    let known = Language.allCases.map(\.rawValue).joined(separator: ", ")
                    throw ValidationError("a text is given as en=TEXT, once for each of \(known)")
                }
                texts[language] = String(option[option.index(after: equals)...])
            }
            return texts
        }

        private static func words(_ problem: NoticeProblem) -> String {
            switch problem {
            case .name: "the name is one line of at most \(NoticeDraft.longestName) characters"
            case .noText: "--text says what residents are told"
            case .matchesNothing: "give a --word or a --type"
            case .tooManyWords: "at most \(NoticeDraft.mostWords) words and places"
            case .word(let reason): "--word \(reason)"
            case .place(let reason): "--place \(reason)"
            case .tooLong(let language), .endTooLong(let language):
                "the text in \(language.rawValue) is longer than \(NoticeDraft.longestText) characters"
            }
        }
    }
}
