import Foundation

/// What is looked at to tell whether two reports are about one incident. Each is a number that grows or falls steadily with what it says.
enum DuplicateFeature: Int, CaseIterable, Sendable {
    /// Logarithm of the metres between them.
    case distance
    /// Falls from 1 at the same spot to a third at 50 m.
    case nearness
    case nearSameType
    case nearSameSubject
    case nearSameWords
    /// Logarithm of the days between them.
    case age
    /// Falls from 1 at the same moment to a third a day later.
    case sameDay
    case sameReporter
    /// Somebody on a walk reports one thing after the other: the same moment speaks against one incident, then.
    case sameReporterSameDay
    case sameType
    /// Words that the names of both types share.
    case alikeTypes
    case sameWords
    /// Likeness of the letters: misspellings, plates, names.
    case sameLetters
    /// What the shared words tell, all in all: grows with long texts, too.
    case sharedRarity
    case sameSubject
    /// Both speak of a subject, and of none that is the same.
    case otherSubject
    /// The words of text and type together: one's type may be the other's word.
    case sameWordsAndTypes
    /// One's place is not known.
    case unknownPlace
    /// What the shared words tell where one's place is not known.
    case unknownPlaceSharedRarity

    private static let scale = 50.0
    /// Taken for the distance where it is not known, in metres.
    private static let somewhere = 250.0
    /// Taken where one's type is not known.
    private static let (sameDepartment, otherDepartment) = (0.5, 0.15)

    /// Whether more of it can only speak for one incident (1), against it (-1), or either (0).
    private var sign: Double {
        switch self {
        case .distance, .age, .otherSubject, .unknownPlace: -1
        case .sameDay, .sameReporterSameDay, .unknownPlaceSharedRarity: 0
        default: 1
        }
    }

    static let signs = allCases.map(\.sign)

    /// All of them, in their order.
    ///
    /// - Parameter gap: with its metres estimated where they were not known.
    static func values(
        _ one: IncidentReport, _ other: IncidentReport, _ gap: IncidentGap, _ rarity: WordRarity
    ) -> [Double] {
        let metres = gap.metres
        let nearness = metres.map { exp(-$0 / scale) } ?? 0
        let told = log(1 + one.words.shared(with: other.words).reduce(0) { $0 + rarity.of($1) })
        let words = one.words.likeness(to: other.words) { rarity.of($0) }
        let subjects = one.subjects.likeness(to: other.subjects, isDamped: false) { _ in 1 }
        let type = sameType(one, other)
        let types = one.typeWords.union(other.typeWords).count
        let sameDay = exp(-max(0, gap.days))
        return allCases.map { feature in
            switch feature {
            case .distance: log(1 + (metres ?? somewhere))
            case .nearness: nearness
            case .nearSameType: nearness * type
            case .nearSameSubject: nearness * subjects
            case .nearSameWords: nearness * words
            case .age: log(1 + max(0, gap.days))
            case .sameDay: sameDay
            case .sameReporter: gap.isSameReporter ? 1 : 0
            case .sameReporterSameDay: gap.isSameReporter ? sameDay : 0
            case .sameType: type
            case .alikeTypes:
                types == 0 ? type : Double(one.typeWords.intersection(other.typeWords).count) / Double(types)
            case .sameWords: words
            case .sameLetters: one.grams.likeness(to: other.grams) { rarity.of(gram: $0) }
            case .sharedRarity: told
            case .sameSubject: subjects
            case .otherSubject: !one.subjects.isEmpty && !other.subjects.isEmpty && subjects == 0 ? 1 : 0
            case .sameWordsAndTypes: one.wordsAndType.likeness(to: other.wordsAndType) { rarity.of($0) }
            case .unknownPlace: metres == nil ? 1 : 0
            case .unknownPlaceSharedRarity: metres == nil ? told : 0
            }
        }
    }

    private static func sameType(_ one: IncidentReport, _ other: IncidentReport) -> Double {
        if let type = one.type, let another = other.type { return type == another ? 1 : 0 }
        return one.department != nil && one.department == other.department ? sameDepartment : otherDepartment
    }
}
