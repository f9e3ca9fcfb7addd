import Foundation
import Intake
import Store

/// A city's requests for search: words as often as in a language (Zipf), names, numbers and addresses.
struct SearchCity {
    /// Twenty first names and twenty of families.
    static let names = [
        "Ana", "Bo", "Carla", "Dmitri", "Elif", "Fatou", "Grace", "Hugo", "Inés", "João", "Kim", "Luz", "Maria", "Noor",
        "Otto",
        "Pia", "Quinn", "Rosa", "Sam", "Tess", "Silva", "Park", "Lee", "Kovács", "Yılmaz", "Diop", "Hall", "Meyer",
        "García",
        "Souza", "Cho", "Ortiz", "Baptiste", "Khan", "Weiss", "Rossi", "O'Brien", "Jean", "Young", "Moreau",
    ]
    private static let wordsOfCity = [
        "the", "is", "street", "pothole", "trash", "light", "water", "tree", "please", "broken", "sidewalk",
        "streetlight", "on",
        "near", "my", "house", "parking", "snow", "sign", "rats", "calle", "basura", "árbol", "luz", "agua", "rua",
        "buraco",
        "lixo", "dlo", "fatra",
    ]
    private static let rowsOfBody = 2_000

    /// The most frequent first.
    let vocabulary: [String]
    private let bounds: [Double]
    private let clock: any WallClock
    private var random = SearchRandom(state: 5)

    init(clock: any WallClock) {
        self.clock = clock
        var random = SearchRandom(state: 3)
        let syllables = "ba ce di fo gu la me ni po ru sa te vi wo st ar el in on ur cha tre pla".split(separator: " ")
        var words = Self.wordsOfCity
        var known = Set(words)
        while words.count < 60_000 {
            let word = (0...(1 + random.below(4))).map { _ in syllables[random.below(syllables.count)] }.joined()
            if known.insert(word).inserted { words.append(word) }
        }
        vocabulary = words
        var sum = 0.0
        bounds = words.indices.map { index in
            sum += 1 / Double(index + 2)
            return sum
        }
    }

    /// Writes requests of one message each, as filing leaves them.
    mutating func fill(_ database: SQLiteDatabase, requests: Int) async throws {
        let ids = RowIDSource(clock: clock)
        var made = 0
        while made < requests {
            var rows: [SearchRequestRow] = []
            for index in made..<min(requests, made + Self.rowsOfBody) { rows.append(row(index, ids)) }
            made += rows.count
            try await database.write(.file) { [rows] session throws(StoreFailure) in
                for row in rows { try row.write(session) }
            }
        }
    }

    private mutating func row(_ index: Int, _ ids: RowIDSource) -> SearchRequestRow {
        let text = (0..<25).map { _ in word() }.joined(separator: " ")
        let isText = index % 3 == 0
        let resident = random.below(200_000)
        return SearchRequestRow(
            message: ids.next(), request: ids.next(), event: ids.next(), number: TrackingNumber(using: &random),
            department: "Department \(random.below(24))",
            name: "\(Self.names[random.below(20)]) \(Self.names[20 + random.below(20)])",
            sender: isText ? "+1617\(1_000_000 + resident)" : "resident\(resident)@example.org", isText: isText,
            text: text, at: clock.now())
    }

    private mutating func word() -> String {
        let drawn = Double(random.next() >> 11) / Double(1 << 53) * (bounds.last ?? 1)
        var (low, high) = (0, bounds.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if bounds[middle] < drawn { low = middle + 1 } else { high = middle }
        }
        return vocabulary[low]
    }
}
