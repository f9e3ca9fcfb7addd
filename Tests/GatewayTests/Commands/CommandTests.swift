import Foundation
import TestKit
import Testing

@testable import Gateway

@Suite("Commands")
struct CommandTests {
    /// A city whose store is there, and empty.
    private func emptyCity() async throws -> CityFiles {
        let files = try CityFiles()
        try await files.withParts { _ in }
        return files
    }

    @Test("help says more than the command's name", arguments: CommandPath.all.map(\.words))
    func help(_ words: [String]) async throws {
        let command = try #require(CommandPath.all.first { $0.words == words })
        #expect(command.help.contains("OVERVIEW: "))
        let overview = command.help.split(separator: "USAGE:").first ?? ""
        #expect(overview.count > (command.isRunnable ? 60 : 20), "\(overview)")
    }

    @Test("the program itself answers --help and --version, and refuses what it does not know")
    func program() async throws {
        let help = try await IntakeProgram.run("--help")
        #expect(help.exitCode == 0)
        #expect(help.output.contains("serve"))
        #expect(try await IntakeProgram.run("--version").exitCode == 0)
        let unknown = try await IntakeProgram.run("srve")
        #expect(unknown.exitCode == 64)
        #expect(unknown.output.hasSuffix("\n"))
    }

    @Test("check: right settings, then each problem once, exit code 1")
    func check() async throws {
        let files = try CityFiles()
        let right = try await IntakeProgram.run("check", "--offline", "-c", files.file)
        #expect(right.exitCode == 0, "\(right.output)")
        try files.write("channels/b.yaml", "kind: fax\n")
        try files.write("channels/c.yaml", "kind: chat\nloud: true\n")
        let wrong = try await IntakeProgram.run("check", "--offline", "--config", files.file)
        #expect(wrong.exitCode == 1)
        let lines = wrong.output.split(separator: "\n").map { $0.replacing(files.folder.path + "/", with: "") }
        #expect(lines.count { $0.hasPrefix("channels/b.yaml:1: `kind` must be email, chat or sms") } == 1)
        #expect(lines.count { $0.hasPrefix("channels/c.yaml:2: unknown setting `loud`") } == 1)
        #expect(lines.count == 3)
        #expect(wrong.output.hasSuffix("\n"))
    }

    @Test("check without --offline tries what can be tried; a store that is not there yet is no mistake")
    func checkConnections() async throws {
        let files = try CityFiles()
        let result = try await IntakeProgram.run("check", "-c", files.folder.path)
        #expect(result.exitCode == 0, "\(result.output)")
        // The database is there, and says what its server does not do.
        let note = CityStore.isPostgres ? "PostgreSQL runs with fsync = off" : "made at the first start"
        #expect(result.output.contains("store  ok (\(note)"), "\(result.output)")
    }

    @Test("serve does not start on wrong settings")
    func serveWrong() async throws {
        let result = try await IntakeProgram.run("serve", "-c", "/nowhere/intake.yaml")
        #expect(result.exitCode == 1)
        #expect(result.output.contains("/nowhere/intake.yaml: cannot be read"))
    }

    @Test("sms segments")
    func segments() async throws {
        let result = try await IntakeProgram.run("sms", "segments", String(repeating: "a", count: 161))
        let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
        #expect(json?["encoding"] as? String == "GSM-7")
        #expect(json?["segments"] as? Int == 2)
        #expect(json?["units"] as? Int == 161)
    }

    @Test("an empty store: reports of zeros in each format, empty lists, and a ledger that agrees")
    func emptyStore() async throws {
        let files = try await emptyCity()
        let table = try await IntakeProgram.run("report", "channels", "-c", files.file)
        #expect(table.exitCode == 0, "\(table.output)")
        for kind in ["email", "chat", "sms", "phone", "walk_in", "web", "mobile_app", "social"] {
            #expect(table.output.contains("\n\(kind) "), "\(kind) is missing")
        }
        let csv = try await IntakeProgram.run("report", "channels", "--format", "csv", "-c", files.file)
        #expect(csv.output.hasPrefix("channel,contacts,contacts_share_percent,opened,opened_share_percent,"))
        #expect(csv.output.split(separator: "\r\n").count == 10)
        let json = try await IntakeProgram.run("report", "channels", "--format", "json", "-c", files.file)
        #expect(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) is [String: Any])
        #expect(try await IntakeProgram.run("requests", "list", "-c", files.file).exitCode == 0)
        #expect(
            try await IntakeProgram.run("requests", "list", "--format", "json", "-c", files.file).output.contains("["))
        #expect(
            try await IntakeProgram.run("quarantine", "list", "-c", files.file).output == "the quarantine is empty\n")
        let replay = try await IntakeProgram.run("quarantine", "replay", "--all", "-c", files.file)
        #expect(replay.output == "nothing waits in quarantine\n")
        let ledger = try await IntakeProgram.run("ledger", "verify", "-c", files.file)
        #expect(ledger.exitCode == 0)
        #expect(ledger.output.hasSuffix("all agree\n"))
    }

    @Test(
        "every page of the manager's figures is a command, as text, CSV and JSON",
        arguments: [
            "overview", "volume", "service", "satisfaction", "chats", "messages", "backlog", "departments", "agents",
            "milestones",
            "goals",
            "forecast",
        ])
    func pages(_ page: String) async throws {
        let files = try await emptyCity()
        let text = try await IntakeProgram.run("report", page, "-c", files.file)
        #expect(text.exitCode == 0 && !text.output.isEmpty, "\(text.output)")
        let json = try await IntakeProgram.run("report", page, "--format", "json", "-c", files.file)
        let document = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        #expect(document?["page"] as? String == page, "\(json.output)")
        let csv = try await IntakeProgram.run("report", page, "--format", "csv", "-c", files.file)
        let first = (document?["tables"] as? [[String: Any]])?.first?["columns"] as? [[String: Any]]
        let header = first?.compactMap { $0["name"] as? String }.joined(separator: ",")
        #expect(header.map { csv.output.hasPrefix($0 + "\r\n") } ?? (csv.exitCode == 1), "\(csv.output)")
    }

    @Test("open data of an empty store are their header; days must be in order")
    func openData() async throws {
        let files = try await emptyCity()
        let words = ["report", "open-data", "-c", files.file, "--from", "2026-07-01", "--to"]
        let csv = try await IntakeProgram.run(words + ["2026-09-30"])
        #expect(csv.exitCode == 0 && csv.output.hasPrefix("service_request_id,requested_datetime,"), "\(csv.output)")
        #expect(csv.output.split(whereSeparator: \.isNewline).count == 1)
        #expect(try await IntakeProgram.run(words + ["2026-06-30"]).exitCode == 64)
    }

    @Test("what is not there is said, exit code 1; what cannot be, exit code 64")
    func notThere() async throws {
        let files = try await emptyCity()
        let cases: [([String], Int32)] = [
            (["requests", "show", "nonsense"], 64), (["requests", "list", "--status", "odd"], 64),
            (["report", "channels", "--from", "2026-02-30"], 64), (["quarantine", "replay"], 64),
            (["quarantine", "replay", "42", "--limit", "1"], 64),
            (["quarantine", "replay", "--all", "--channel", "odd"], 64),
            (["quarantine", "show", "42"], 1), (["quarantine", "replay", "42"], 1),
        ]
        for (words, code) in cases {
            let result = try await IntakeProgram.run(words + ["-c", files.file])
            #expect(result.exitCode == code, "\(words): \(result.output)")
            #expect(result.output.contains("Error: "))
        }
    }

    @Test(
        "where the store is not there yet, a command says what to do",
        arguments: [
            ["requests", "list"], ["report", "channels"], ["ledger", "verify"], ["quarantine", "list"],
            ["quarantine", "replay", "--all"],
        ])
    func missingStore(_ words: [String]) async throws {
        let files = try CityFiles()
        let result = try await IntakeProgram.run(words + ["-c", files.file])
        #expect(result.exitCode == 1)
        #expect(result.output.contains("intake serve"), "\(result.output)")
    }
}
