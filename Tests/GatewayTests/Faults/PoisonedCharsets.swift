import Foundation
import TestKit

/// Faults in the C library's conversion of three rare charsets, put into the real program from outside (ld.so(8), LD_PRELOAD): the
/// program itself has no switch for it. Any mail in one of these charsets is then a poison mail.
struct PoisonedCharsets {
    /// `iconv_open` aborts.
    static let crash = "johab"
    /// `iconv_open` never comes back, and keeps the processor busy.
    static let hang = "euc-tw"
    /// `iconv_open` takes all memory there is; at 400 MB comes what the kernel would do.
    static let memory = "tcvn"

    /// The system's, or else the one that comes with Swift.
    private static let compiler: String? = {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":") + ["/usr/bin"]
        let paths = ["cc", "gcc", "clang"].flatMap { name in folders.map { "\($0)/\(name)" } }
        return paths.first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    /// Without a C compiler, the test is skipped, saying so.
    static var canBeMade: Bool { compiler != nil }

    let prefix: [String]
    private let victims: String

    init(_ folder: TemporaryFolder) async throws {
        let (source, library) = (folder.path("poison.c"), folder.path("poison.so"))
        victims = folder.path("victims")
        try Self.code.write(toFile: source, atomically: true, encoding: .utf8)
        let made = try await Command.run(Self.compiler ?? "cc", ["-shared", "-fPIC", "-o", library, source])
        guard made.isGood else { throw SandboxCity.NotStarted(description: made.output) }
        // The runtime's own account of a crash takes many seconds.
        prefix = [
            "/usr/bin/env", "SWIFT_BACKTRACE=enable=no", "POISON_VICTIMS=\(victims)", "LD_PRELOAD=\(library)",
        ]
    }

    /// The processes that met a charset, in their order.
    func victims(of charset: String) -> [Int32] {
        let lines = (try? String(contentsOfFile: victims, encoding: .utf8)) ?? ""
        return lines.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            return words.count == 2 && words[1].lowercased().hasPrefix(charset) ? Int32(words[0]) : nil
        }
    }

    private static let code = """
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <fcntl.h>
        #include <iconv.h>
        #include <signal.h>
        #include <stdio.h>
        #include <stdlib.h>
        #include <string.h>
        #include <unistd.h>

        static void note(const char *charset) {
            char line[100];
            int length = snprintf(line, sizeof line, "%d %s\\n", (int)getpid(), charset);
            int file = open(getenv("POISON_VICTIMS"), O_WRONLY | O_CREAT | O_APPEND, 0644);
            if (write(file, line, length) != length) abort();
            close(file);
        }

        static void take_all(void) {
            for (size_t taken = 0; taken < 400; taken++) {
                char *more = malloc(1 << 20);
                if (!more) abort();
                memset(more, 1, 1 << 20);
            }
            kill(getpid(), SIGKILL);
        }

        iconv_t iconv_open(const char *to, const char *from) {
            iconv_t (*real)(const char *, const char *) = dlsym(RTLD_NEXT, "iconv_open");
            if (!strcmp(from, "JOHAB")) { note(from); abort(); }
            if (!strcmp(from, "EUC-TW")) { note(from); for (volatile int turn = 0;; turn++) {} }
            if (!strcmp(from, "TCVN5712-1")) { note(from); take_all(); }
            return real(to, from);
        }
        """
}
