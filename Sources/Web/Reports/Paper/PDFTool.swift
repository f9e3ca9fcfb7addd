import Foundation
import Wire

/// WeasyPrint, which makes PDF of HTML: the Debian package `weasyprint`.
///
/// It is run by its own interpreter with a script of ours, which lets it fetch nothing: not from the network and not from the disk,
/// whatever the page says.
package struct PDFTool: Sendable {
    /// A page of ten years' days takes some seconds.
    private static let time: Duration = .seconds(60)
    /// Of processor time, which the child itself sees to, and of memory. Seconds, bytes.
    private static let processorSeconds = 60
    private static let memory = 2 << 30
    /// The longest PDF. Bytes.
    private static let longest = 16 << 20

    /// What an administrator reads where it is missing.
    package static let advice = "PDF needs WeasyPrint: install the Debian package weasyprint on this machine."

    private let interpreter: String

    /// - Parameter path: the folders in which programs stand, as `PATH` has them.
    /// - Returns: nil where the tool is not there.
    package init?(path: String = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin") {
        let programs = path.split(separator: ":").map { "\($0)/weasyprint" }
        guard let program = programs.first(where: FileManager.default.isExecutableFile(atPath:)),
            let interpreter = Self.interpreter(of: program)
        else { return nil }
        self.interpreter = interpreter
    }

    /// Makes PDF of a page that has everything inside.
    ///
    /// - Throws: `PDFFailure`; `ChildFailure` where it cannot be started; `CancellationError`.
    package func pdf(of html: String) async throws -> [UInt8] {
        let program = ChildProgram(
            interpreter, ["-I", "-c", Self.script],
            // Its caches go nowhere: the service may write into its store only.
            environment: ["XDG_CACHE_HOME": "/nonexistent"],
            limits: ChildLimits(time: Self.time, outputBytes: Self.longest))
        let outcome = try await program.run(input: Array(html.utf8))
        switch outcome.end {
        case .exited(0) where outcome.output.starts(with: Array("%PDF-".utf8)): return outcome.output
        case .overtime, .talkative: throw PDFFailure.tooLong
        case .cancelled: throw CancellationError()
        case .exited, .signalled, .silent: throw PDFFailure.failed
        }
    }

    /// What stands behind `#!`: a system's own Python, or that of a virtual environment.
    private static func interpreter(of program: String) -> String? {
        guard let file = FileHandle(forReadingAtPath: program), let head = try? file.read(upToCount: 256) else {
            return nil
        }
        let line = String(decoding: head, as: UTF8.self).prefix { !$0.isNewline }
        let path = line.dropFirst(2).trimmingCharacters(in: .whitespaces)
        return line.hasPrefix("#!/") && !path.contains(" ") ? path : nil
    }

    private static let script = """
        import resource, sys
        resource.setrlimit(resource.RLIMIT_CPU, (\(processorSeconds), \(processorSeconds)))
        resource.setrlimit(resource.RLIMIT_AS, (\(memory), \(memory)))
        from weasyprint import HTML
        def refuse(url, *arguments, **options):
            raise ValueError('nothing is fetched')
        page = sys.stdin.buffer.read().decode('utf-8')
        sys.stdout.buffer.write(HTML(string=page, url_fetcher=refuse).write_pdf())
        """
}
