import Desk
import Intake
import Reports

/// The other requests that a page names, as far as its reader may know of them: a number that leads nowhere for them tells that there is
/// something.
struct NamedRequests {
    /// For who sees all departments.
    static let all = NamedRequests(hidden: [])

    private let hidden: Set<TrackingNumber>

    init(hidden: Set<TrackingNumber>) { self.hidden = hidden }

    func sees(_ number: TrackingNumber) -> Bool { !hidden.contains(number) }

    /// An event's detail without the numbers that are not to be known.
    func text(_ detail: String) -> String {
        guard !hidden.isEmpty else { return detail }
        return detail.split(separator: " ", omittingEmptySubsequences: false).map { word in
            Self.number(word).map(sees) == false ? "another request" : String(word)
        }.joined(separator: " ")
    }

    /// The numbers that stand in an event's detail.
    static func numbers(in detail: String) -> [TrackingNumber] { detail.split(separator: " ").compactMap(number) }

    private static func number(_ word: Substring) -> TrackingNumber? {
        let bare = word.drop { "“(".contains($0) }.prefix { $0 == "-" || $0.isASCII && ($0.isLetter || $0.isNumber) }
        // As we write it; people's own words may look like one in its other forms.
        guard bare.count == 12, let number = TrackingNumber(String(bare)), number.description == bare else {
            return nil
        }
        return number
    }
}

extension RequestPages {
    /// Which of the requests that a request's page names its reader may see.
    func named(
        on found: RequestDetail, _ others: [TrackingNumber?], for context: PersonContext
    ) async throws -> NamedRequests {
        guard RequestSight(context.person.account).department != nil else { return .all }
        let all =
            others.compactMap { $0 } + found.decisions.compactMap(\.other)
            + found.events.flatMap { NamedRequests.numbers(in: $0.detail) }
        var hidden: Set<TrackingNumber> = []
        for number in Set(all) where number != found.summary.trackingNumber {
            if try await other(number.description, for: context) == nil { hidden.insert(number) }
        }
        return NamedRequests(hidden: hidden)
    }
}
