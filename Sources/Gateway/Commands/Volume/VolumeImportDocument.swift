import Foundation
import Intake
import Reports

/// An imported file of counts as JSON.
struct VolumeImportDocument: Encodable {
    var id: String
    var channel: String
    var file: String
    var from: String
    var to: String
    var days: Int
    var daysStanding: Int
    var rows: Int
    var rowsRefused: Int
    var contacts: Int
    var importedAt: String

    init(_ kept: KeptVolumeImport, zone: TimeZone) {
        id = kept.id.description
        channel = kept.channel.id
        file = kept.file
        from = kept.from
        to = kept.to
        days = kept.days
        daysStanding = kept.standing
        rows = kept.rows
        rowsRefused = kept.refused
        contacts = kept.amount
        importedAt = LocalTime.text(kept.importedAt, zone)
    }
}
