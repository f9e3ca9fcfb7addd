import Foundation
import Intake

extension GazetteerFiles {
    /// The files that a command line names: folders with `streets`, `corners`, `landmarks` and `areas`, each as `.csv` or `.geojson`; or
    /// such files themselves, whose names begin so.
    ///
    /// - Throws: where a name says nothing of what is in the file, or a folder holds none.
    init(named names: [String]) throws(CommandFailure) {
        files = []
        for name in names {
            let url = URL(fileURLWithPath: name)
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
            let own = isFolder.boolValue ? Self.files(in: url, name) : Self.file(url, name).map { [$0] } ?? []
            guard !own.isEmpty else {
                throw CommandFailure(
                    "\(name) is no gazetteer: name a folder with streets, corners, landmarks or areas as .csv or .geojson, or files that begin so"
                )
            }
            files += own
        }
    }

    private static func files(in folder: URL, _ name: String) -> [File] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().compactMap { file(folder.appending(path: $0), "\(name)/\($0)") }
    }

    private static func file(_ url: URL, _ name: String) -> File? {
        guard ["csv", "geojson", "json"].contains(url.pathExtension.lowercased()) else { return nil }
        let stem = url.lastPathComponent.lowercased()
        return GazetteerReading.Subject.allCases.first { stem.hasPrefix($0.rawValue) }
            .map { File(subject: $0, url: url, name: name) }
    }
}
