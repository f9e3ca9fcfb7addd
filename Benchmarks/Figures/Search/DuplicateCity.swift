import Desk
import Foundation
import Intake
import Store

/// A city's requests for their duplicates: all of two months, each with a subject, a house, coordinates and rare words.
struct DuplicateCity {
    private static let rowsOfBody = 2_000
    private static let traitsOfBody = 20_000
    private static let days: Int64 = 60
    private static let subjects = [
        "the street light is out", "a deep pothole", "trash was not collected", "a car parked for weeks",
        "a tree fell down",
        "water runs over the road", "graffiti on the wall", "loud music at night", "the sign is bent",
        "rats in the yard",
    ]

    let requests: Int
    let clock: any WallClock
    private var random = SearchRandom(state: 11)

    init(requests: Int, clock: any WallClock) {
        self.requests = requests
        self.clock = clock
    }

    /// The id of the request that came as number `index`, evenly over the days until now.
    func id(_ index: Int) -> RowID {
        let begin = clock.now() - .seconds(Self.days * 86_400)
        let step = Self.days * 86_400_000 / Int64(requests + 1)
        let first = RowIDSource.first(at: Moment(milliseconds: begin.milliseconds + Int64(index) * step))
        // Several of one millisecond.
        return RowID(rawValue: first.rawValue + Int64(index & 0xFF) * 4)
    }

    /// Writes the requests of one message each, as filing leaves them, and what the index keeps of them, as the indexer does, but in the
    /// order of its key.
    mutating func fill(_ database: SQLiteDatabase, _ words: SQLiteDatabase) async throws {
        var traits: [(trait: Int64, request: Int64)] = []
        var made = 0
        while made < requests {
            let rows = (made..<min(requests, made + Self.rowsOfBody)).map { row($0) }
            made += rows.count
            for row in rows {
                let report = IncidentReport(text: row.text)
                traits += IncidentTrait.kept(of: report).map { ($0.rawValue, row.request.rawValue) }
            }
            try await database.write(.file) { [rows] session throws(StoreFailure) in
                for row in rows { try row.write(session) }
            }
        }
        traits.sort { $0 < $1 }
        for start in stride(from: 0, to: traits.count, by: Self.traitsOfBody) {
            let body = Array(traits[start..<min(traits.count, start + Self.traitsOfBody)])
            try await words.write(.file) { session throws(StoreFailure) in
                for (trait, request) in body { try session.execute(Self.keep, [.int64(trait), .int64(request)]) }
            }
        }
    }

    private mutating func row(_ index: Int) -> SearchRequestRow {
        let id = id(index)
        // Ten kilometres each way, 9,000 streets.
        let (north, east) = (random.below(100_000), random.below(100_000))
        let street = "st\(north / 1_100)x\(east / 1_000)"
        let latitude = String(format: "%.5f", 42.3 + Double(north) * 0.0000009)
        let longitude = String(format: "-%.5f", 71.0 + Double(east) * 0.0000012)
        let rare = (0..<3).map { _ in "word\(random.below(60_000))" }.joined(separator: " ")
        let text =
            "\(Self.subjects[random.below(10)]) at \(1 + east % 200) \(street) street, \(rare) \(latitude), \(longitude)"
        return SearchRequestRow(
            message: RowID(rawValue: id.rawValue + 1), request: id, event: RowID(rawValue: id.rawValue + 2),
            number: TrackingNumber(using: &random), department: "Department \(random.below(24))", name: "Ana Silva",
            sender: "resident\(index)@example.org", isText: index % 3 == 0, text: text,
            at: RowIDSource.moment(of: id), status: "triage")
    }

    private static let keep = SQLStatement(
        "INSERT INTO search_incident (trait, request) VALUES ($1, $2) ON CONFLICT (trait, request) DO NOTHING")
}
