import Desk
import Foundation
import Intake
import TestKit
import Testing

@testable import Gateway

@Suite("The catalogue's commands")
struct CatalogueCommandTests {
    private static let routing = """
        catalogue: types.csv
        rules:
          - {name: holes, when: {keywords: [crater]}, then: {type: pothole}}
        otherwise: {department: "311"}

        """
    private static let types = """
        code,name_en,department,keywords,resolved_hours
        light,Street light,Public Works,lamp,40
        pothole,Pothole,Public Works,pothole*,

        """

    private func city() throws -> CityFiles {
        let files = try CityFiles(routing: Self.routing)
        try files.write("types.csv", Self.types)
        return files
    }

    private func run(_ files: CityFiles, _ words: String...) async throws -> Command.Result {
        try await IntakeProgram.run(["catalogue"] + words + ["-c", files.file])
    }

    @Test("settings read the file, and tell its mistakes with it")
    func settings() throws {
        let files = try city()
        let settings = try files.settings()
        #expect(settings.routing.catalogue.types.map(\.code) == ["light", "pothole"])
        #expect(settings.service.target(.resolved, requestType: "light", channel: .email)?.time == .seconds(144_000))
        #expect(settings.service.target(.resolved, requestType: "pothole", channel: .email) == nil)
        try files.write("types.csv", Self.types + "light,Again,Works,,\n")
        #expect(files.problems() == ["types.csv:4: code: light is the code of row 2"])
        try files.write("types.csv", "code,name_en,department\nlight,Light,Works\n")
        #expect(files.problems() == ["routing.yaml:3: rule 1 (holes): the catalogue has no request type 'pothole'"])
    }

    @Test("import shows what changes; only without --dry-run it is written; what is wrong changes nothing")
    func importing() async throws {
        let files = try city()
        let new = files.folder.path("new.csv")
        try files.write("new.csv", Self.types.replacing("lamp", with: "lamp; lantern") + "tree,Tree,Parks,tree*,\n")
        let shown = try await run(files, "import", new, "--dry-run")
        #expect(shown.output == "changed  light  keywords\nadded    tree\n1 added, 1 changed\n")
        #expect(try String(contentsOfFile: files.folder.path("types.csv"), encoding: .utf8) == Self.types)
        let done = try await run(files, "import", new)
        #expect(done.isGood && done.output.hasSuffix("nodes serve it when they are started again\n"), "\(done.output)")
        #expect(try files.settings().routing.catalogue.types.map(\.code) == ["light", "pothole", "tree"])
        #expect(try await run(files, "import", new).output == "nothing changes\n")
        try files.write("new.csv", "code,name_en,department\nlight,Light,Works\n")
        let wrong = try await run(files, "import", new)
        #expect(wrong.exitCode == 1)
        #expect(wrong.output.contains("nothing was changed:\n"), "\(wrong.output)")
        #expect(try files.settings().routing.catalogue.types.count == 3)
    }

    @Test("export prints what can be imported again")
    func exporting() async throws {
        let files = try city()
        for format in CatalogueFile.Format.allCases {
            let text = try await run(files, "export", "--format", format.rawValue).output
            #expect(try CatalogueFile.types(Array(text.utf8), format) == files.settings().routing.catalogue.types)
        }
        try files.write("routing.yaml", "request_types: []\notherwise: {department: \"311\"}\n")
        let refused = try await run(files, "import", files.folder.path("types.csv"))
        #expect(refused.exitCode == 1)
        #expect(refused.output.contains("name that file as `catalogue`"), "\(refused.output)")
    }

    @Test("each catalogue that a node begins to serve is a version, and none is made of the same one twice")
    func history() async throws {
        let files = try city()
        try await files.withParts { _ in }
        try await files.withParts { _ in }
        try files.write("types.csv", "code,name_en,department,keywords\npothole,Hole,Public Works,pothole*\n")
        try await files.withParts { _ in }
        let json = try await run(files, "history", "--format", "json").output
        let versions = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
        #expect(versions.map { $0["version"] as? Int } == [1, 2])
        #expect(versions.map { $0["added"] as? Int } == [2, 0])
        #expect(versions.map { $0["changed"] as? Int } == [0, 1])
        #expect(versions.map { $0["retired"] as? Int } == [0, 1])
        let csv = try await run(files, "history", "--format", "csv").output
        #expect(csv.contains(",light,retired,\n"), "\(csv)")
        #expect(csv.contains(",pothole,changed,name_en\n"), "\(csv)")
        let table = try await run(files, "history", "--from", "2020-01-01").output
        #expect(table.contains(": 1 changed, 1 retired\n"), "\(table)")
        #expect(try await run(files, "history", "--from", "yesterday").exitCode == 64)
    }
}
