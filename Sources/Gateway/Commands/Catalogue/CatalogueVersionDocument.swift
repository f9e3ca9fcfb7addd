import Intake

/// A version of the catalogue as JSON.
struct CatalogueVersionDocument: Encodable {
    struct Change: Encodable {
        var code: String
        var change: String
        var fields: [String]
    }

    var version: Int
    /// The city's.
    var day: String
    var added: Int
    var changed: Int
    var retired: Int
    var returned: Int
    var changes: [Change]

    init(_ version: CatalogueVersion, _ calendar: CityCalendar) {
        self.version = version.number
        day = calendar.day(of: version.madeAt)
        let counts = CatalogueText.counts(version.entries.map(\.kind))
        (added, changed) = (counts[.added] ?? 0, counts[.changed] ?? 0)
        (retired, returned) = (counts[.retired] ?? 0, counts[.returned] ?? 0)
        changes = version.entries.map { Change(code: $0.code, change: $0.kind.rawValue, fields: $0.fields) }
    }
}
