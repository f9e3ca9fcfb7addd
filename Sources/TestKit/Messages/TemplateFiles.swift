import Foundation
package import Intake

/// The city's own templates, as they stand in the repository.
package enum TemplateFiles {
    package static let city = City(name: "City of Somerville", phone: "(617) 666-3311")

    /// What is made of them for that city: once for all tests of a process, since it takes a tenth of a second without optimisation.
    package static func replies() throws -> ReplyTemplates { try made.get() }

    private static let made = Result { try ReplyTemplates(read(), city: city) }

    /// The templates by their files' names.
    package static func read() throws -> [String: String] {
        let folder = Repository.folder.appending(path: "templates")
        var sources: [String: String] = [:]
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        where file.pathExtension == "mustache" {
            sources[file.lastPathComponent] = try String(contentsOf: file, encoding: .utf8)
        }
        return sources
    }
}
