import Intake
import Reports

/// A channel's coverage as JSON.
struct CoverageDocument: Encodable {
    var channel: String
    var source: String
    var sourceSince: String?
    var imported: Int
    var logged: Int
    var loggedPercent: Double?
    var days: Int
    var daysWithoutImport: Int
    var importedThrough: String?

    enum CodingKeys: String, CodingKey {
        case channel, source, imported, logged, days
        case sourceSince = "source_since"
        case loggedPercent = "logged_percent"
        case daysWithoutImport = "days_without_import"
        case importedThrough = "imported_through"
    }

    init(_ line: ChannelCoverage) {
        channel = line.channel.id
        source = line.source.rawValue
        sourceSince = line.since
        imported = line.imported
        logged = line.logged
        loggedPercent = line.tenths.map { Double($0) / 10 }
        days = line.days
        daysWithoutImport = line.missing
        importedThrough = line.through
    }
}
