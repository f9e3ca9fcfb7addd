import Intake
import Store

/// What an agent may look for.
enum SearchKind: String, CaseIterable {
    case commonWord = "a common word"
    case twoWords = "two common words"
    case rareWord = "a common and a rare word"
    case beginning = "the first letters of a word"
    case longBeginning = "most letters of a long word, and another"
    case name = "a name"
    case number = "a telephone number"
    case address = "an address's beginning"
    case trackingNumber = "a tracking number"
    case nothing = "what is nowhere"
    case department = "a common word, by a department of 24"

    var findsSomething: Bool { self != .nothing && self != .twoWords && self != .rareWord && self != .longBeginning }

    /// What is typed for it.
    func typed(
        _ city: SearchCity, _ database: SQLiteDatabase, _ random: inout SearchRandom
    ) async throws -> String {
        let common = city.vocabulary[random.below(40)]
        switch self {
        case .commonWord, .department: return common + " "
        case .twoWords: return "\(common) \(city.vocabulary[random.below(60)]) "
        case .rareWord: return "\(common) \(city.vocabulary[2_000 + random.below(5_000)]) "
        case .beginning: return String(city.vocabulary[random.below(2_000)].prefix(2 + random.below(4)))
        case .longBeginning:
            return
                "\(city.vocabulary.first { $0.utf8.count > 8 }?.dropLast() ?? "") \(city.vocabulary[random.below(500)])"
        case .name: return "\(SearchCity.names[random.below(20)]) \(SearchCity.names[20 + random.below(20)]) "
        case .number: return try await sender(database, &random)
        case .address:
            // Of somebody who wrote a mail: of all the residents that a city draws from, 3 or 4 in 100 never do.
            let address = try await row(
                "SELECT sender FROM message WHERE id >= $1 AND sender_kind = 'email' LIMIT 1", database, &random)
            return String(address.prefix { $0 != "." })
        case .trackingNumber:
            let found = try await row(
                "SELECT tracking_number FROM service_request WHERE id >= $1 LIMIT 1", database, &random)
            return TrackingNumber(found)?.description ?? ""
        case .nothing: return "\(common) qqzz\(random.below(1_000_000))"
        }
    }

    private func sender(_ database: SQLiteDatabase, _ random: inout SearchRandom) async throws -> String {
        let number = try await row(
            "SELECT sender FROM message WHERE id >= $1 AND sender_kind = 'phone' LIMIT 1", database, &random)
        return String(number.dropFirst(2))
    }

    /// Something from the middle of the store.
    private func row(
        _ statement: String, _ database: SQLiteDatabase, _ random: inout SearchRandom
    ) async throws -> String {
        let place = random.next()
        return try await database.read { session throws(StoreFailure) in
            let bounds = try session.first(
                SQLStatement(once: "SELECT MIN(id), MAX(id) FROM service_request"), []
            ) { ($0.int64(0), $0.int64(1)) }
            guard let (least, most) = bounds else { return "" }
            let span = UInt64(max(1, most - least))
            let id = least + Int64(place % span)
            return try session.first(SQLStatement(once: statement), [.int64(id)]) { $0.text(0) } ?? ""
        }
    }
}
