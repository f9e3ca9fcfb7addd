import Foundation
import Intake

/// Reads the section `places`: where the city's gazetteer stands. The files themselves are read when they are needed, since not every
/// command does.
struct PlacesReader {
    let fields: SettingsFields

    /// - Parameters:
    ///   - path: a path of the settings, made whole.
    ///   - shown: how it is named in messages.
    func files(path: (String) -> URL, shown: (String) -> String) -> GazetteerFiles {
        var files: [GazetteerFiles.File] = []
        for subject in GazetteerReading.Subject.allCases {
            for name in fields.texts(subject.rawValue) {
                let url = path(name)
                if !FileManager.default.isReadableFile(atPath: url.path) {
                    fields.complain(subject.rawValue, "names \(shown(name)), which cannot be read")
                }
                files.append(GazetteerFiles.File(subject: subject, url: url, name: shown(name)))
            }
        }
        let columns = fields.fields("columns", known: SettingsReference.names(SettingsReference.placeColumns))
        var own: [String: String] = [:]
        for column in GazetteerColumns.known { own[column] = columns.text(column) }
        return GazetteerFiles(files: files, columns: GazetteerColumns(own))
    }
}
