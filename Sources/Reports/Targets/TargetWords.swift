import Intake

/// How targets are written for people.
package enum TargetWords {
    /// `Time to the first answer: median`, `Closed late: % of Requests closed`.
    package static func title(_ subject: TargetSubject, _ statistic: TargetStatistic) -> String {
        switch statistic {
        case .sum: "\(subject.title): how many"
        case .level: "\(subject.title): how many at the end"
        case .share: "\(subject.title): share of all"
        case .percentage: "\(subject.title): % of \(subject.baseTitle?.lowercasedFirst ?? "")"
        case .median: "\(subject.title): median"
        case .p90: "\(subject.title): 90 % within"
        case .mean: "\(subject.title): mean"
        }
    }

    /// A figure as a target's statistic says it: `12,345`, `12.3 %`, `3 h 20 min`, `4.25`.
    package static func value(_ value: Int64, _ statistic: TargetStatistic) -> String {
        switch statistic {
        case .sum, .level: FigureWords.count(Int(value))
        case .share, .percentage: FigureWords.share(Int(value))
        case .median, .p90: FigureWords.duration(value)
        case .mean: FigureWords.hundredths(Int(value))
        }
    }

    /// `at most 4 h`, `at least 500 a month`.
    package static func wanted(_ draft: TargetDraft) -> String {
        [draft.bound.title, value(draft.value, draft.statistic), draft.rate?.title].compactMap(\.self).joined(
            separator: " ")
    }

    /// `met, 20 min (8.3 %) to spare`; `missed by 2 h 0 min (50.0 %)`.
    package static func verdict(_ judged: JudgedTarget) -> String {
        guard let isMet = judged.isMet, let off = judged.off else { return "no figure in these days" }
        guard off > 0 else { return "met exactly" }
        let percent = judged.offTenths.map { " (\(FigureWords.share($0)))" } ?? ""
        let amount = distance(off, judged.target.draft.statistic) + percent
        return isMet ? "met, \(amount) to spare" : "missed by \(amount)"
    }

    /// For beside the figure: `Target: at most 4 h 0 min; missed by 2 h 0 min (50.0 %)`.
    package static func beside(_ judged: JudgedTarget) -> String {
        let draft = judged.target.draft
        // Of a sum also what falls to these days.
        let here = draft.statistic == .sum ? ", here \(value(judged.wanted, .sum))" : ""
        let of: String =
            switch draft.statistic {
            case .percentage:
                "\(draft.bound.title) \(value(draft.value, .percentage)) of \(draft.subject.baseTitle?.lowercasedFirst ?? "")"
            case .p90: "90 % within \(value(draft.value, .p90)) \(draft.bound.title)"
            case .sum, .level, .share, .median, .mean: wanted(draft)
            }
        return "Target: \(of)\(here); \(verdict(judged))"
    }

    /// Shares differ by points, everything else as it is measured.
    private static func distance(_ off: Int64, _ statistic: TargetStatistic) -> String {
        switch statistic {
        case .share, .percentage: "\(Shares.text(Int(off))) percentage points"
        case .mean: "\(FigureWords.hundredths(Int(off))) points"
        case .sum, .level, .median, .p90: value(off, statistic)
        }
    }
}

extension String {
    /// Within a sentence.
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
