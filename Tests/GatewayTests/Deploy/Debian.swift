import Foundation

/// What a Debian package says of itself, asked with Debian's own tools.
enum Debian {
    /// A file in a package: its mode as `ls` writes it, owner and group, and its path from `./`.
    struct File {
        var mode: String
        var owner: String
        var path: String
    }

    static let isHere = ["dpkg-deb", "dpkg-shlibdeps", "strip"].allSatisfy {
        FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)")
    }

    static func architecture() async throws -> String {
        try await Command.run("/usr/bin/dpkg", ["--print-architecture"]).output.trimmingCharacters(in: .newlines)
    }

    /// The control fields; of those over several lines only the first.
    static func fields(of package: String) async throws -> [String: String] {
        let lines = try await Command.run("/usr/bin/dpkg-deb", ["--field", package]).output.split(separator: "\n")
        let pairs = lines.filter { !$0.hasPrefix(" ") }.map { $0.split(separator: ": ", maxSplits: 1) }
        return Dictionary(pairs.map { (String($0[0]), String($0.last ?? "")) }, uniquingKeysWith: { first, _ in first })
    }

    static func files(in package: String) async throws -> [File] {
        let lines = try await Command.run("/usr/bin/dpkg-deb", ["--contents", package]).output.split(separator: "\n")
        return lines.compactMap { line in
            let cells = line.split(separator: " ", maxSplits: 5)
            guard cells.count == 6 else { return nil }
            return File(mode: String(cells[0]), owner: String(cells[1]), path: String(cells[5]))
        }
    }
}
