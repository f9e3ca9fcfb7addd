/// What clients of a city saw: what each resident wrote, what came back, and what an agent's page or a resident's own chat shows at the end.
/// It knows nothing of what the city keeps.
struct CityHistory: Sendable {
    /// Who writes: a number, an address, a chat.
    typealias Lane = String

    /// Something that a resident wrote.
    struct Writing: Hashable, Sendable {
        var text: String
        /// Whether its sender was told that it is there: a callback's 2xx, a chat's `ack`, a mail that its server has.
        var isAcknowledged: Bool
    }

    /// An acknowledgement of a request, each time that it came.
    struct Answer: Hashable, Sendable {
        /// Of the request.
        var number: String
        /// What tells a second one from the same one that came again: a Message-ID, a chat line's number; a text has none.
        var id: String
    }

    /// A request, as it is shown: what its resident wrote, in the order in which it stands there.
    struct Shown: Hashable, Sendable {
        var number: String
        var texts: [String]
    }

    /// What each wrote, in this order: a resident writes the next when the one before is acknowledged.
    private(set) var written: [Lane: [Writing]] = [:]
    private(set) var answers: [Lane: [Answer]] = [:]
    /// By lane, in the order in which they were opened.
    private(set) var shown: [Lane: [Shown]] = [:]

    mutating func wrote(_ text: String, _ lane: Lane, isAcknowledged: Bool) {
        written[lane, default: []].append(Writing(text: text, isAcknowledged: isAcknowledged))
    }

    mutating func answered(_ lane: Lane, number: String, id: String) {
        answers[lane, default: []].append(Answer(number: number, id: id))
    }

    mutating func shows(_ lane: Lane, number: String, _ texts: [String]) {
        shown[lane, default: []].append(Shown(number: number, texts: texts))
    }

    /// Acknowledged writings of all.
    var acknowledged: Int { written.values.joined().count { $0.isAcknowledged } }

    /// Acknowledgements that were transmitted again under the same id, which promise 1 allows between sending and marking.
    var repeats: Int { repeats(of: "") }

    /// The same of lanes whose names begin so.
    func repeats(of kind: String) -> Int {
        answers.filter { $0.key.hasPrefix(kind) }.values.map { $0.count - Set($0).count }.reduce(0, +)
    }

    /// What is not as it was promised, lane by lane.
    var flaws: [Flaw] {
        Set(written.keys).union(answers.keys).union(shown.keys).sorted().flatMap { lane in
            lost(lane) + doubled(lane) + misplaced(lane) + answerFlaws(lane)
        }
    }

    private func texts(_ lane: Lane) -> [String] { (shown[lane] ?? []).flatMap(\.texts) }

    private func lost(_ lane: Lane) -> [Flaw] {
        let texts = Set(texts(lane))
        return (written[lane] ?? []).filter { $0.isAcknowledged && !texts.contains($0.text) }
            .map { .lost(lane, $0.text) }
    }

    private func doubled(_ lane: Lane) -> [Flaw] {
        var seen: Set<String> = []
        return texts(lane).filter { !seen.insert($0).inserted }.map { .doubled(lane, $0) }
    }

    private func misplaced(_ lane: Lane) -> [Flaw] {
        let order = Dictionary(
            (written[lane] ?? []).enumerated().map { ($1.text, $0) }, uniquingKeysWith: { first, _ in first })
        let texts = texts(lane)
        let strange = texts.filter { order[$0] == nil }.map { Flaw.strange(lane, $0) }
        let places = texts.compactMap { order[$0] }
        let isOrdered = zip(places, places.dropFirst()).allSatisfy { $0 <= $1 }
        return isOrdered ? strange : strange + [.reordered(lane)]
    }

    /// One acknowledgement of each request, and none of what is no request.
    private func answerFlaws(_ lane: Lane) -> [Flaw] {
        let distinct = Set(answers[lane] ?? [])
        let requests = Set((shown[lane] ?? []).map(\.number))
        let numbers = requests.union(distinct.map(\.number)).sorted()
        return numbers.compactMap { number in
            let count = distinct.count { $0.number == number }
            if !requests.contains(number) { return .answeredForNothing(lane, number) }
            if count == 0 { return .unanswered(lane, number) }
            return count > 1 ? .answeredTwice(lane, number) : nil
        }
            + ((written[lane] ?? []).contains(where: \.isAcknowledged) && distinct.isEmpty && requests.isEmpty
                ? [.unheard(lane)] : [])
    }
}
