import Foundation
import TestKit
import Testing

@testable import Gateway

/// What `deploy/install` puts on a machine, in a folder that stands for its root.
@Suite("Installing and upgrading")
struct InstallTests {
    private let root: TemporaryFolder

    init() throws { root = try TemporaryFolder() }

    private func install() async throws -> String {
        let done = try await Command.run(
            Repository.path("deploy/install"), ["--root", root.path, Places.program])
        try #require(done.isGood, "\(done.output)")
        return done.output
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOfFile: root.path(path), encoding: .utf8)
    }

    @Test(
        "the program runs from where the unit has it, with its own libraries and templates, and the settings need filling in only"
    )
    func installed() async throws {
        #expect(try await install().contains("systemctl enable --now intake"))
        let unit = try text("etc/systemd/system/intake.service")
        let command = try #require(unit.split(separator: "\n").first { $0.hasPrefix("ExecStart=") })
        let program = try #require(command.dropFirst("ExecStart=/".count).split(separator: " ").first)
        let help = try await Command.run(root.path(String(program)), ["--version"])
        #expect(help.isGood)
        let wanted = try await Command.run("/usr/bin/ldd", [Places.program]).output
            .split(separator: "\n").filter { $0.contains("/swift/linux/") }
            .compactMap { $0.split(separator: " ").first?.trimmingCharacters(in: .whitespaces) }
        #expect(wanted.contains("libswiftCore.so"))
        let folder = Set(try FileManager.default.contentsOfDirectory(atPath: root.path("usr/lib/intake")))
        #expect(folder.isSuperset(of: wanted))
        // The templates where they came to, and a channel: then everything is right.
        let settings = try text("etc/intake/intake.yaml").replacing("/usr/lib", with: root.path("usr/lib"))
        try settings.write(toFile: root.path("etc/intake/intake.yaml"), atomically: true, encoding: .utf8)
        try "kind: chat\n".write(
            toFile: root.path("etc/intake/channels/chat-web.yaml"), atomically: true, encoding: .utf8)
        #expect(CityFiles.reading(root.path("etc/intake/intake.yaml")) == [])
        let mode = try FileManager.default.attributesOfItem(atPath: root.path("etc/intake/secrets/reply-key"))
        #expect(mode[.posixPermissions] as? Int == 0o600)
    }

    @Test("an upgrade replaces what is ours and leaves what is the city's")
    func upgraded() async throws {
        _ = try await install()
        let key = try text("etc/intake/secrets/reply-key")
        try "mine\n".write(toFile: root.path("etc/intake/intake.yaml"), atomically: true, encoding: .utf8)
        try "old\n".write(toFile: root.path("usr/lib/intake/gone"), atomically: true, encoding: .utf8)
        _ = try await install()
        #expect(try text("etc/intake/intake.yaml") == "mine\n")
        #expect(try text("etc/intake/secrets/reply-key") == key)
        #expect(!FileManager.default.fileExists(atPath: root.path("usr/lib/intake/gone")))
        let folders = try FileManager.default.contentsOfDirectory(atPath: root.path("usr/lib"))
        #expect(folders == ["intake"])
    }

    @Test(
        "where there is no toolchain it comes from an image with the runtime; without, it says so and leaves all as it is",
        .enabled(if: SmallDisk.isAllowed, "needs to mount a file system in a namespace of its own"))
    func withoutToolchain() async throws {
        _ = try await install()
        let ldd = try await Command.run("/usr/bin/ldd", [Places.program]).output
        let line = try #require(ldd.split(separator: "\n").first { $0.contains("/swift/linux/libswiftCore.so") })
        let runtime = try #require(line.split(separator: " ").first { $0.hasPrefix("/") })
        let toolchain = URL(filePath: String(runtime)).deletingLastPathComponent().path
        let other = try TemporaryFolder()
        func serving(_ words: String...) async throws -> Command.Result {
            let hide = "mount -t tmpfs intake-test \(toolchain) && exec \"$@\""
            return try await Command.run(
                "/usr/bin/unshare", SmallDisk.namespace + ["/bin/sh", "-c", hide, "sh"] + words)
        }
        let script = Repository.path("deploy/install")
        let refused = try await serving(script, "--root", other.path, Places.program)
        #expect(refused.exitCode == 69)
        #expect(refused.output.contains("this machine lacks libswiftCore.so") && refused.output.contains("--root DIR"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: other.path) == [])
        let image = root.path("usr/lib/intake/intake")
        let done = try await serving(script, "--root", other.path, image)
        #expect(done.isGood, "\(done.output)")
        let program = other.path("usr/lib/intake/intake")
        let version = try await serving(program, "--version")
        #expect(version.isGood, "\(version.output)")
        // Over itself: what stands there is its own source.
        #expect(try await serving(script, "--root", other.path, program).isGood)
        #expect(try await serving(program, "--version").isGood)
    }

    @Test(
        "systemd understands the unit",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-analyze"), "needs systemd-analyze"))
    func unit() async throws {
        let unit = try String(contentsOfFile: Repository.path("deploy/systemd/intake.service"), encoding: .utf8)
            .replacing("/usr/lib/intake/intake", with: Places.program)
        let file = root.path("intake.service")
        try unit.write(toFile: file, atomically: true, encoding: .utf8)
        let verdict = try await Command.run("/usr/bin/systemd-analyze", ["verify", "--man=no", file])
        #expect(verdict.isGood && verdict.output.isEmpty, "\(verdict.output)")
    }
}
