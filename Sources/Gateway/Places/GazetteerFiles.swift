import Foundation
import Intake

/// The files of a city's places, and how they call their columns.
struct GazetteerFiles: Sendable {
    struct File: Sendable {
        var subject: GazetteerReading.Subject
        var url: URL
        /// As the operator named it.
        var name: String
    }

    var files: [File]
    var columns = GazetteerColumns()

    /// Reads all of them.
    ///
    /// - Throws: every mistake, with file, row and column, or feature and property.
    func gazetteer() throws(SettingsProblems) -> Gazetteer {
        let problems = ProblemList()
        var rows = GazetteerRows()
        for file in files {
            guard let bytes = Self.bytes(of: file.url) else {
                problems.add(
                    "cannot be read, or is over \(GazetteerLimits.bytes >> 20) MB; does it exist, and may intake read it?",
                    file: file.name)
                continue
            }
            let reading = GazetteerReading(bytes, as: file.subject, columns: columns)
            for problem in reading.problems { problems.add(problem.description, file: file.name) }
            rows += reading.rows
        }
        guard problems.problems.isEmpty else { throw SettingsProblems(problems: problems.sorted) }
        return Gazetteer(rows)
    }

    private static func bytes(of url: URL) -> [UInt8]? {
        guard let data = try? Data(contentsOf: url, options: .mappedIfSafe), data.count <= GazetteerLimits.bytes else {
            return nil
        }
        return Array(data)
    }
}
