import Desk
import Foundation
import TestKit
import Testing

@testable import Gateway

/// The real program: files in, reports out, while the gateway serves.
@Suite("The commands of imported counts")
struct VolumeCommandTests {
    private func contacts(_ city: StaffCity, _ words: String...) async throws -> [String: String] {
        let csv = try await city.serving.run(["report", "channels", "--format", "csv"] + words).output
        let lines = csv.split(whereSeparator: \.isNewline).map { $0.split(separator: ",").map(String.init) }
        return Dictionary(lines.map { ($0[0], "\($0[1]) \($0[2])") }) { first, _ in first }
    }

    @Test("a file is tried, imported once, corrected, and made the channel's contacts from a day on")
    func imported() async throws {
        try await StaffCity.with(logged: ["phone", "walk_in"]) { city in
            let file = city.files.folder.path("calls.csv")
            try city.files.write("calls.csv", "date,hour,count\n2026-03-08,1,10\n2026-03-08,2,10\n2026-03-09,9,30\n")
            let taking = ["volume", "import", file, "--channel", "phone"]
            let dry = try await city.serving.run(taking + ["--dry-run"])
            #expect(dry.exitCode == 1)
            #expect(
                dry.output.contains("2026-03-08       –     10")
                    && dry.output.contains("2 days new; nothing was written"))
            #expect(dry.output.contains("refused, line 3: the clocks skip hour 2 on 2026-03-08"))
            #expect(try await city.serving.run("volume", "list").output.split(separator: "\n").count == 1)
            let done = try await city.serving.run(taking)
            #expect(done.exitCode == 1)
            #expect(done.output.contains("1 row is refused; the others are counted"), "\(done.output)")
            #expect(done.output.contains("phone is counted from what is logged"), "\(done.output)")
            let again = try await city.serving.run(taking)
            #expect(again.output.contains("phone: this file was imported on "), "\(again.output)")
            #expect(try await contacts(city)["phone"] == "0 0.0")
            try city.files.write("calls.csv", "date,hour,count\n2026-03-08,1,10\n2026-03-09,9,32\n")
            let corrected = try await city.serving.run(taking)
            #expect(
                corrected.isGood && corrected.output.contains("1 day changed, 1 day as before"), "\(corrected.output)")
            #expect(corrected.output.contains("2026-03-09      30     32"), "\(corrected.output)")
            let set = try await city.serving.run("volume", "source", "phone", "imported", "--from", "2026-03-09")
            #expect(set.isGood && set.output.contains("phone    imported  2026-03-09"), "\(set.output)")
            #expect(try await contacts(city)["phone"] == "32 100.0")
            #expect(try await contacts(city, "--to", "2026-03-08")["phone"] == "0 0.0")
            let sources = try await city.serving.run("volume", "sources").output
            #expect(sources.contains("walk-in   logged    the beginning"), "\(sources)")
            let report = try await city.serving.run("report", "channels", "--format", "json").output
            #expect(report.contains("\"imported\" : 42") && report.contains("\"source\" : \"imported\""), "\(report)")
            #expect(try await city.serving.run("ledger", "verify").isGood)
            // The gateway that serves counts the days again by itself.
            try await eventually {
                try await city.serving.run(
                    "report", "volume", "--from", "2026-03-01", "--to", "2026-03-31", "--format", "csv"
                ).output.contains("\nphone,32,100.0,")
            }
            try await city.employ([("sue", [.supervisor])])
            let page = try await city.signedIn("sue").get("/reports/volume?from=2026-03-01&to=2026-03-31").body
            #expect(
                page.contains("Coverage of imported counts")
                    && page.contains("<td data-label=\"Since\">2026-03-09</td>"))
            #expect(page.contains("&amp;measure=contact\">32</a></td>"))
        }
    }

    @Test("what cannot be imported is refused, and changes nothing")
    func refused() async throws {
        let files = try CityFiles(channels: ["phone.yaml": "kind: phone\n", "chat-web.yaml": "kind: chat\n"])
        try await files.withParts { _ in }
        func run(_ words: String...) async throws -> Command.Result {
            try await IntakeProgram.run(["volume"] + words + ["-c", files.file])
        }
        let file = files.folder.path("calls.csv")
        try files.write("calls.csv", "date,count\n2999-01-01,1\n")
        let future = try await run("import", file, "--channel", "phone")
        #expect(future.exitCode == 1 && future.output.contains("no row could be counted; nothing was changed"))
        #expect(try await run("import", file, "--channel", "fone").output.contains("did you mean phone?"))
        #expect(try await run("import", file).exitCode == 64)
        try files.write("calls.csv", "day,count\n")
        let columns = try await run("import", file, "--channel", "phone")
        #expect(columns.exitCode == 1 && columns.output.contains("calls.csv:1: there is no column date"))
        try files.write("m.yaml", "columns: {date: day}\n")
        let mapping = try await run("import", file, "--channel", "phone", "--mapping", files.folder.path("m.yaml"))
        #expect(mapping.exitCode == 1 && mapping.output.contains("`columns.count` is missing"), "\(mapping.output)")
        #expect(try await run("import", files.folder.path("none.csv"), "--channel", "phone").exitCode == 1)
        for words in [
            ["phone"], ["phone", "imported"], ["phone", "counted", "--from", "2026-01-01"],
            ["phone", "logged", "--from", "May"],
        ] {
            #expect(try await IntakeProgram.run(["volume", "source"] + words + ["-c", files.file]).exitCode == 64)
        }
        #expect(try await run("list", "--format", "csv").output.split(whereSeparator: \.isNewline).count == 1)
    }
}
