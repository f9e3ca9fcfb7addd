import Foundation
import Intake

/// The city's own templates, as they stand in the repository.
enum TemplateFiles {
    static let city = City(name: "City of Somerville", phone: "(617) 666-3311")

    static func read() throws -> [String: String] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../templates").standardizedFileURL
        var sources: [String: String] = [:]
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        where file.pathExtension == "mustache" {
            sources[file.lastPathComponent] = try String(contentsOf: file, encoding: .utf8)
        }
        return sources
    }
}
