/// How sure it is that two reports are about one incident, learnt from pairs of which people said so. A value: the same pairs give the same
/// model.
package struct DuplicateModel: Hashable, Sendable {
    /// One for each `DuplicateFeature`, in their order.
    let weights: [Double]
    let intercept: Double
    let rarity: WordRarity
    /// From here on it is rather one incident than not: where precision and recall together were the best.
    package let likely: Double
    /// From here on nobody need look; over 1 where it is never that sure.
    package let certain: Double

    /// What is linked by itself is at one spot, whatever is said of it: neighbours are reported in the same words.
    package static let certainWithin = 25.0

    /// Judges two reports; their order does not matter.
    package func judgement(
        _ one: IncidentReport, _ other: IncidentReport, _ gap: IncidentGap
    ) -> DuplicateJudgement {
        let estimated = gap.estimated(one, other)
        let values = DuplicateFeature.values(one, other, estimated, rarity)
        let chance = LogisticFit.chance(zip(values, weights).reduce(intercept) { $0 + $1.0 * $1.1 })
        return DuplicateJudgement(
            chance: chance, isCertain: chance >= certain && Self.mayBeCertain(estimated),
            metres: estimated.metres, reason: DuplicateReason.text(one, other, gap, rarity))
    }

    static func mayBeCertain(_ gap: IncidentGap) -> Bool { gap.metres.map { $0 <= certainWithin } ?? false }
}
