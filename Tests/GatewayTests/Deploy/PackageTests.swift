import ArgumentParser
import Foundation
import TestKit
import Testing

@testable import Gateway

/// What `deploy/package/build` makes of a program.
@Suite("The Debian package", .enabled(if: Debian.isHere, "needs dpkg-dev and binutils: deploy/packages.sh package"))
struct PackageTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func build(_ words: String...) async throws -> Command.Result {
        try await Command.run(
            Repository.path("deploy/package/build"), words + [Places.program],
            environment: ["SOURCE_DATE_EPOCH": "1763800000", "DEBFULLNAME": "Ann Lee", "DEBEMAIL": "ann@city.test"])
    }

    private func package(into name: String) async throws -> String {
        let done = try await build("--plain", "--revision", "2", "--into", folder.path(name))
        try #require(done.isGood, "\(done.output)")
        return try #require(done.output.split(separator: "\n").last.map(String.init))
    }

    /// The files as a package would put them, below a folder.
    private func tree() async throws -> String {
        let root = folder.path("root")
        let done = try await build("--tree", root)
        try #require(done.isGood, "\(done.output)")
        return root
    }

    @Test("the same program gives the same bytes; settings are marked as the city's, and nobody else reads them")
    func contents() async throws {
        let (first, second) = (try await package(into: "first"), try await package(into: "second"))
        let version = IntakeCommand.configuration.version
        let architecture = try await Debian.architecture()
        #expect(first.hasSuffix("/first/intake_\(version)-2_\(architecture).deb"))
        #expect(try await Command.run("/usr/bin/cmp", [first, second]).isGood)
        let fields = try await Debian.fields(of: first)
        #expect(fields["Maintainer"] == "Ann Lee <ann@city.test>")
        let needs = Set((fields["Depends"] ?? "").split(separator: ", ").compactMap { $0.split(separator: " ").first })
        #expect(needs.isSuperset(of: ["adduser", "ca-certificates", "libc6", "libcurl4", "libsqlite3-0"]))
        // Swift's own are in the package.
        #expect(!needs.contains { $0.contains("swift") })
        let control = folder.path("control")
        try await Command.run("/usr/bin/dpkg-deb", ["--control", first, control])
        let kept = try String(contentsOfFile: control + "/conffiles", encoding: .utf8)
        #expect(kept == "/etc/intake/intake.yaml\n/etc/intake/routing.yaml\n")
        for script in ["postinst", "prerm", "postrm"] {
            #expect(try await Command.run("/bin/sh", ["-n", "\(control)/\(script)"]).isGood)
        }
        let files = try await Debian.files(in: first)
        #expect(files.allSatisfy { $0.owner == "root/root" })
        #expect(files.filter { $0.path.hasPrefix("./etc/intake") }.allSatisfy { $0.mode.hasSuffix("---") })
        #expect(files.contains { $0.path == "./usr/lib/systemd/system/intake.service" && $0.mode == "-rw-r--r--" })
        #expect(files.contains { $0.path == "./usr/lib/intake/intake" && $0.mode == "-rwxr-xr-x" })
        #expect(!files.contains { $0.path.contains("/var/") })
    }

    @Test(
        "the program runs from where the unit has it, with its own libraries and templates, and the settings need filling in only"
    )
    func installed() async throws {
        let root = try await tree()
        let unit = try String(contentsOfFile: root + "/usr/lib/systemd/system/intake.service", encoding: .utf8)
        let command = try #require(unit.split(separator: "\n").first { $0.hasPrefix("ExecStart=") })
        let program = try #require(command.dropFirst("ExecStart=".count).split(separator: " ").first)
        #expect(try await Command.run(root + program, ["--version"]).isGood)
        #expect(try await Command.run(root + "/usr/bin/intake", ["--version"]).isGood)
        let wanted = try await Command.run("/usr/bin/ldd", [Places.program]).output
            .split(separator: "\n").filter { $0.contains("/swift/linux/") }
            .compactMap { $0.split(separator: " ").first?.trimmingCharacters(in: .whitespaces) }
        #expect(wanted.contains("libswiftCore.so"))
        #expect(
            Set(try FileManager.default.contentsOfDirectory(atPath: root + "/usr/lib/intake")).isSuperset(of: wanted))
        // The templates where they came to, the reply key that the installation makes, and a channel: then all is right.
        let etc = root + "/etc/intake"
        let settings = try String(contentsOfFile: etc + "/intake.yaml", encoding: .utf8)
            .replacing("/usr/lib", with: root + "/usr/lib")
        try settings.write(toFile: etc + "/intake.yaml", atomically: true, encoding: .utf8)
        try FileManager.default.createDirectory(atPath: etc + "/secrets", withIntermediateDirectories: true)
        for secret in ["reply-key", "mailbox", "twilio"] {
            try String(repeating: "k", count: 64).write(
                toFile: "\(etc)/secrets/\(secret)", atomically: true, encoding: .utf8)
        }
        #expect(CityFiles.reading(etc + "/intake.yaml").contains { $0.contains("holds no channel") })
        try FileManager.default.removeItem(atPath: etc + "/channels")
        try FileManager.default.copyItem(
            atPath: root + "/usr/share/doc/intake/examples/channels", toPath: etc + "/channels")
        #expect(CityFiles.reading(etc + "/intake.yaml") == [])
    }

    @Test(
        "it runs where there is no toolchain; where the runtime is missing no package is made without it",
        .enabled(if: SmallDisk.isAllowed, "needs to mount a file system in a namespace of its own"))
    func withoutToolchain() async throws {
        let root = try await tree()
        let ldd = try await Command.run("/usr/bin/ldd", [Places.program]).output
        let line = try #require(ldd.split(separator: "\n").first { $0.contains("/swift/linux/libswiftCore.so") })
        let runtime = try #require(line.split(separator: " ").first { $0.hasPrefix("/") })
        let toolchain = URL(filePath: String(runtime)).deletingLastPathComponent().path
        func serving(_ words: String...) async throws -> Command.Result {
            let hide = "mount -t tmpfs intake-test \(toolchain) && exec \"$@\""
            return try await Command.run(
                "/usr/bin/unshare", SmallDisk.namespace + ["/bin/sh", "-c", hide, "sh"] + words)
        }
        let version = try await serving(root + "/usr/lib/intake/intake", "--version")
        #expect(version.isGood, "\(version.output)")
        let script = Repository.path("deploy/package/build")
        let refused = try await serving(script, "--into", folder.path("none"), Places.program)
        #expect(!refused.isGood && !FileManager.default.fileExists(atPath: folder.path("none")), "\(refused.output)")
    }

    @Test("the changelog begins with the version that the program says")
    func changelog() throws {
        let first = try Repository.text("deploy/package/changelog").split(separator: "\n").first
        #expect(first?.hasPrefix("intake (\(IntakeCommand.configuration.version)) ") == true)
    }

    @Test("the manual page has every command")
    func manual() async throws {
        let root = try await tree()
        let page = try await Command.run("/usr/bin/zcat", [root + "/usr/share/man/man8/intake.8.gz"])
        try #require(page.isGood)
        for command in ["serve", "check", "report channels", "ledger verify", "accounts invite"] {
            #expect(page.output.contains("\n.SS \(command)\n"))
        }
    }

    @Test(
        "systemd understands the unit",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-analyze"), "needs systemd-analyze"))
    func unit() async throws {
        let unit = try String(contentsOfFile: Repository.path("deploy/systemd/intake.service"), encoding: .utf8)
            .replacing("ExecStart=/usr/lib/intake/intake", with: "ExecStart=\(Places.program)")
        let file = folder.path("intake.service")
        try unit.write(toFile: file, atomically: true, encoding: .utf8)
        let verdict = try await Command.run("/usr/bin/systemd-analyze", ["verify", "--man=no", file])
        #expect(verdict.isGood && verdict.output.isEmpty, "\(verdict.output)")
    }
}
