import Foundation
import Intake

/// Reads the folder of answer templates.
struct TemplatesReader {
    let folder: URL
    /// How the folder is named in messages.
    let folderName: String
    let city: City
    let channels: [ChannelSettings]
    let problems: ProblemList

    /// A larger file is no template. Bytes.
    private static let limit = 64 << 10

    /// Nil where something is wrong, which is noted.
    func templates() -> ReplyTemplates? {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
            problems.add(
                "cannot be read; copy the folder `templates` that comes with intake",
                file: folderName + "/")
            return nil
        }
        var sources: [String: String] = [:]
        for name in names where name.hasSuffix(".mustache") {
            let data = try? Data(contentsOf: folder.appendingPathComponent(name))
            guard let data, data.count <= Self.limit else {
                problems.add("cannot be read, or is over 64 KB", file: "\(folderName)/\(name)")
                continue
            }
            sources[name] = String(decoding: data, as: UTF8.self)
        }
        do throws(TemplateProblems) {
            return try ReplyTemplates(
                sources, city: city, channels: Set(channels.map(\.name.kind)))
        } catch {
            for problem in error.problems {
                problems.add(problem.reason, file: "\(folderName)/\(problem.file)", line: problem.line)
            }
            return nil
        }
    }
}
