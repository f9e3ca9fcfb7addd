/// What a chart's numbers are.
package enum ChartUnit: Hashable, Sendable {
    /// Things counted, by their name in the plural: `contacts`.
    case count(of: String)
    /// 0 to 100.
    case percent

    func text(_ value: Double) -> String {
        self == .percent ? "\(ChartText.tenth(value))\u{A0}%" : ChartText.amount(value)
    }

    /// With its noun, as a sentence has it.
    func phrase(_ value: Double) -> String {
        if case .count(let noun) = self { return "\(text(value)) \(noun)" }
        return text(value)
    }
}
