extension DuplicateModel {
    /// What a city begins with before its own staff said anything of pairs: learnt from labelled pairs of a city's real requests, of which
    /// each stood once more without its place, and from pairs of the same words at two ends of the city. Numbers only; how good they are
    /// is measured by `intake evaluate duplicates`, which learns anew.
    package static let shipped = DuplicateModel(
        weights: DuplicateFeature.allCases.map { weight(of: $0) }, intercept: -2.896, rarity: .usual,
        likely: 0.358, certain: 0.945)

    /// From here on a pair is shown to staff.
    package static let suggested = 0.2

    private static func weight(of feature: DuplicateFeature) -> Double {
        switch feature {
        case .distance: -0.314
        case .nearness: 1.816
        case .nearSameType: 0
        case .nearSameSubject: 1.172
        case .nearSameWords: 3.809
        case .age: -0.344
        // Only what one person reports on one day speaks against it: several people on one day may see the same outage.
        case .sameDay: 0
        case .sameReporter: 0.415
        case .sameReporterSameDay: -1.997
        case .sameType: 0.961
        case .alikeTypes: 0
        case .sameWords: 0
        case .sameLetters: 0.089
        case .sharedRarity: 0.545
        case .sameSubject: 0.519
        case .otherSubject: -1.081
        case .sameWordsAndTypes: 0.216
        case .unknownPlace: 0
        case .unknownPlaceSharedRarity: 0.897
        }
    }
}
