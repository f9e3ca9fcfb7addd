/// Why two reports may be about one incident, in words for staff.
enum DuplicateReason {
    /// Words named at most, those that tell the most first.
    private static let mostWords = 3
    private static let (spot, kilometre) = (5.0, 1_000.0)

    /// - Parameter gap: with the metres that are known, none estimated.
    static func text(
        _ one: IncidentReport, _ other: IncidentReport, _ gap: IncidentGap, _ rarity: WordRarity
    ) -> String {
        [place(one, other, gap), age(gap.days), type(one, other), words(one, other, rarity)].compactMap { $0 }
            .joined(separator: ", ")
    }

    private static func place(_ one: IncidentReport, _ other: IncidentReport, _ gap: IncidentGap) -> String? {
        if !one.houses.isDisjoint(with: other.houses) { return "same address" }
        if let metres = gap.metres, metres < spot { return "same place" }
        if one.spot != nil, one.spot == other.spot { return "same place" }
        let streets = Set(one.houses.map(\.street))
        if other.houses.contains(where: { streets.contains($0.street) }) { return "same street" }
        guard let metres = gap.metres, metres < kilometre else { return nil }
        return "\(metres < 100 ? Int(metres.rounded()) : Int((metres / 10).rounded()) * 10) m apart"
    }

    private static func age(_ days: Double) -> String {
        switch days.magnitude {
        case ..<1: "same day"
        case ..<1.5: "a day apart"
        default: "\(Int(days.magnitude.rounded())) days apart"
        }
    }

    private static func type(_ one: IncidentReport, _ other: IncidentReport) -> String? {
        if let type = one.type, type == other.type { return "same type" }
        return one.department != nil && one.department == other.department ? "same department" : nil
    }

    private static func words(_ one: IncidentReport, _ other: IncidentReport, _ rarity: WordRarity) -> String? {
        // An address is told already.
        let told = Set(one.houses.flatMap { ["\($0.number)"] + $0.street.split(separator: " ").map(String.init) })
        let shared = one.words.shared(with: other.words).filter { !told.contains(one.written[$0] ?? "") }.sorted {
            (-rarity.of($0), -$0.utf8.count, $0) < (-rarity.of($1), -$1.utf8.count, $1)
        }
        let shown = shared.prefix(mostWords).compactMap { one.written[$0] }
        guard !shown.isEmpty else { return nil }
        return "both say \(shown.joined(separator: ", "))"
    }
}
