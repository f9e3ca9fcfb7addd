import Intake

/// What the generator means to let happen, by the hour, so that what comes days later waits in its place.
struct GeneratorPlan {
    enum Kind {
        /// Somebody turns to the city on one of its channels, by its place in the list.
        case arrival(Int)
        case answer(GeneratedMatter)
        case closing(GeneratedMatter)
        case reopening(GeneratedMatter)
        case chatEnd(GeneratedMatter)
        case score(GeneratedMatter, survey: RowID)
    }

    struct Item {
        let at: Moment
        let kind: Kind
    }

    private static let hour: Int64 = 3_600_000
    private var hours: [Int64: [Item]] = [:]
    /// The hour that is being lived, and those before: nothing is added to them.
    private var reached: Int64 = .min

    /// What would come in the hour that is being lived comes at the next one's begin.
    mutating func add(_ kind: Kind, at moment: Moment) {
        let hour = max(moment.milliseconds / Self.hour, reached == .min ? .min : reached + 1)
        let at = max(moment.milliseconds, hour * Self.hour)
        hours[hour, default: []].append(Item(at: Moment(milliseconds: at), kind: kind))
    }

    /// The next hour's before `end`, in the order of time; nil where nothing is left.
    mutating func next(before end: Moment) -> [Item]? {
        guard let first = hours.keys.min(), first * Self.hour < end.milliseconds else { return nil }
        reached = first
        let items = hours.removeValue(forKey: first) ?? []
        return items.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }
}
