package import Intake

/// What one of the staff did in some days, or all of them together.
package struct AgentLine: Hashable, Sendable {
    /// Of the account; nil of the whole.
    package let agent: RowID?
    package let name: String
    package private(set) var handled: [ChannelKind: Int] = [:]
    package private(set) var logged: [ChannelKind: Int] = [:]
    package private(set) var answered = 0
    package private(set) var firstAnswers = DurationHistogram()
    package private(set) var closed = 0
    package private(set) var cameBack = 0
    private var scores = BucketCounts()

    package init(agent: RowID?, name: String) {
        self.agent = agent
        self.name = name
    }

    package mutating func add(_ cause: AgentCause) {
        let kind = cause.key.channel?.kind
        switch cause.measure {
        case .handled: if let kind { handled[kind, default: 0] += 1 }
        case .logged: if let kind { logged[kind, default: 0] += 1 }
        case .answered: answered += 1
        case .firstAnswer: firstAnswers.add(milliseconds: cause.value ?? 0)
        case .closed: closed += 1
        case .cameBack: cameBack += 1
        case .overall: scores.add(1, to: Int(cause.value ?? 0))
        }
    }

    /// How many scores there were.
    package var scored: Int { scores.total }

    /// The mean score in hundredths; nil where nobody gave one.
    package var meanHundredths: Int? {
        guard scored > 0 else { return nil }
        let points = scores.rows.reduce(0) { $0 + $1.bucket * $1.count }
        return (points * 200 + scored) / (2 * scored)
    }

    /// How often a measure counted anything.
    package func count(_ measure: AgentMeasure) -> Int {
        switch measure {
        case .handled: handled.values.reduce(0, +)
        case .logged: logged.values.reduce(0, +)
        case .answered: answered
        case .firstAnswer: firstAnswers.counts.total
        case .closed: closed
        case .cameBack: cameBack
        case .overall: scored
        }
    }
}
