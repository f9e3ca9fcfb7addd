import ArgumentParser
import Desk
import Foundation
import TestKit
import Testing

@testable import Gateway
@testable import Intake
@testable import Web

/// What the pages say is what there is: each setting, command, route, metric and template variable is listed, and nothing else.
@Suite("Documentation")
struct DocsTests {
    private let documents: Documents

    init() throws { documents = try Documents() }

    private static func title(_ section: SettingsReference.Section) -> String {
        "`\(section.file)`" + (section.path.isEmpty ? "" : ": `\(section.path)`")
    }

    @Test(
        "settings: each section's table is the reference, word for word",
        arguments: 0..<SettingsReference.sections.count)
    func settings(_ index: Int) throws {
        let section = SettingsReference.sections[index]
        let rows = try #require(
            Documents.rows(below: Self.title(section), in: documents.channels),
            "channels/README.md has no heading ### \(Self.title(section))")
        #expect(rows == section.keys.map { ["`\($0.name)`", $0.meaning] })
    }

    @Test("settings: no table of a section that does not exist")
    func unknownSections() {
        let titles = Set(SettingsReference.sections.map(Self.title))
        let documented = documents.channels.matches(of: #/(?m)^### (`.*)$/#).map { String($0.1) }
        #expect(Set(documented) == titles)
        #expect(documented.count == titles.count)
    }

    @Test("every command is in the README's table, with what it does, and no other")
    func commands() throws {
        let rows = try #require(Documents.rows(below: "Commands", in: documents.readme))
        let commands = CommandPath.all.filter(\.isRunnable)
        #expect(commands.count > 8)
        #expect(Set(rows.compactMap(\.first)) == Set(commands.map { "`\($0.words.joined(separator: " "))`" }))
    }

    @Test("commands and options that the pages use exist")
    func usedCommands() {
        for (name, text) in documents.all {
            for line in Documents.code(in: text) where line.hasPrefix("intake ") {
                let words = line.prefix { $0 != "#" && $0 != ">" && $0 != "|" }.split(separator: " ").map(String.init)
                let command = CommandPath.all.last { words.starts(with: $0.words) }
                guard let command, command.isRunnable || command.words == words else {
                    Issue.record("\(name): there is no command `\(line)`")
                    continue
                }
                for option in words where option.hasPrefix("--") {
                    #expect(
                        command.help.contains(option + " ") || command.help.contains(option + "\n"),
                        "\(name): `\(line)`")
                }
            }
        }
    }

    @Test("every route is in the README's table, with its methods and listeners, and no other")
    func routes() throws {
        let rows = try #require(Documents.rows(below: "Routes", in: documents.readme))
        let listed = rows.compactMap { $0.count == 4 ? $0.prefix(3).joined(separator: " ") : nil }
        #expect(listed.count == rows.count)
        let routes = RouteReference.all.map {
            "`\($0.path)` \($0.methods.joined(separator: ", "))\($0.isWebSocket ? ", WebSocket" : "") \($0.listener.rawValue)"
        }
        #expect(Set(listed) == Set(routes))
    }

    @Test("the table of roles is the one in the code")
    func roles() throws {
        let rows = try #require(Documents.rows(below: "Accounts and roles", in: documents.readme))
        let expected = RoleTable.rows.map { row in
            ["`\(row.permission.rawValue)`", row.meaning] + Role.allCases.map { row.roles.contains($0) ? "yes" : "–" }
        }
        #expect(rows == expected)
        let header = Role.allCases.map { $0.title.lowercased() }.joined(separator: " | ")
        #expect(documents.readme.contains("| permission | allows to | \(header) |"))
    }

    @Test("every metric is in the README's table, with its kind and meaning, and no other")
    func metrics() throws {
        let rows = try #require(Documents.rows(below: "Metrics", in: documents.readme))
        #expect(rows == MetricDefinition.all.map { ["`\($0.name)`", $0.kind.rawValue, $0.help] })
        let names = Set(MetricDefinition.all.map(\.name))
        for (name, text) in documents.all {
            for match in text.matches(of: #/\bintake_[a-z_]+/#) where !names.contains(String(match.0)) {
                Issue.record("\(name): there is no metric \(match.0)")
            }
        }
    }

    @Test("what the code counts is defined, and what is defined is counted")
    func countedMetrics() throws {
        let sources = Repository.folder.appending(path: "Sources")
        let found = FileManager.default.enumerator(atPath: sources.path)
        var counted: Set<String> = []
        while let name = found?.nextObject() as? String {
            guard name.hasSuffix(".swift"), !name.hasSuffix("MetricDefinition+All.swift") else { continue }
            let text = try String(contentsOf: sources.appending(path: name), encoding: .utf8)
            counted.formUnion(text.matches(of: #/"(intake_[a-z_]+)"/#).map { String($0.1) })
        }
        #expect(counted == Set(MetricDefinition.all.map(\.name)))
    }

    @Test("every variable of the templates is in their table, and no other is named")
    func templateVariables() throws {
        let variables = Set(TemplateVariable.allCases.map(\.rawValue))
        let table = documents.templates.components(separatedBy: "| variable | is |").dropFirst().first ?? ""
        let rows = table.split(separator: "\n").prefix { $0.hasPrefix("|") }.dropFirst()
        let listed = rows.compactMap { $0.split(separator: "`").dropFirst().first.map(String.init) }
        #expect(Set(listed) == variables)
        #expect(listed.count == variables.count)
        let named = documents.templates.matches(of: #/\{\{[#/^]?([a-z_]+)\}\}/#).map { String($0.1) }
        #expect(variables.isSuperset(of: named))
    }

    @Test("links between the pages lead somewhere")
    func links() {
        for (name, text) in documents.all {
            let folder = Repository.folder.appending(path: name).deletingLastPathComponent()
            for match in text.matches(of: #/\]\(([^)#:]+)\)/#) {
                let target = folder.appending(path: String(match.1)).path
                #expect(FileManager.default.fileExists(atPath: target), "\(name): \(match.1)")
            }
        }
    }
}
