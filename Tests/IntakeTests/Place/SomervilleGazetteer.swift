import Foundation
import Intake
import TestKit

/// The gazetteer that comes with the project.
enum SomervilleGazetteer {
    static let gazetteer = Gazetteer(rows)
    static let finder = PlaceFinder(gazetteer)

    static let readings: [(file: String, reading: GazetteerReading)] = [
        ("streets.csv", GazetteerReading.Subject.streets), ("landmarks.csv", .landmarks), ("areas.geojson", .areas),
    ].map { file, subject in
        let data = try? Data(contentsOf: URL(filePath: Repository.path("deploy/somerville/places/\(file)")))
        return (file, GazetteerReading(Array(data ?? Data()), as: subject))
    }

    private static let rows = readings.reduce(into: GazetteerRows()) { $0 += $1.reading.rows }
}
