import Intake

/// A target beside the figure of some days.
package struct JudgedTarget: Hashable, Sendable {
    package let target: FigureTarget
    /// As the target's statistic says; nil where there is none in these days.
    package let figure: Int64?
    /// What the figure is held to: the target's value, of a sum the days' proportion of it.
    package let wanted: Int64

    package init(target: FigureTarget, figure: Int64?, wanted: Int64) {
        self.target = target
        self.figure = figure
        self.wanted = wanted
    }

    /// Nil without a figure.
    package var isMet: Bool? {
        figure.map { target.draft.bound == .atLeast ? $0 >= wanted : $0 <= wanted }
    }

    /// How far the figure lies from what is wanted, on whichever side; nil without a figure.
    package var off: Int64? { figure.map { abs($0 - wanted) } }

    /// The same in tenths of a percent of what is wanted; nil where that is nothing.
    package var offTenths: Int? {
        guard let off, wanted > 0 else { return nil }
        return Int((Double(off) * 1_000 / Double(wanted)).rounded())
    }

    /// What is off most first, then what has no figure, then what is met, the nearest first.
    package static func ordered(_ targets: [JudgedTarget]) -> [JudgedTarget] {
        targets.sorted { first, second in
            let (a, b) = (first.rank, second.rank)
            if a.group != b.group { return a.group < b.group }
            if a.distance != b.distance { return a.group == 0 ? a.distance > b.distance : a.distance < b.distance }
            return first.target.id.rawValue < second.target.id.rawValue
        }
    }

    private var rank: (group: Int, distance: Int) {
        guard let isMet else { return (1, 0) }
        // Where nothing was wanted, anything is infinitely more.
        return (isMet ? 2 : 0, offTenths ?? (off == 0 ? 0 : .max))
    }
}
