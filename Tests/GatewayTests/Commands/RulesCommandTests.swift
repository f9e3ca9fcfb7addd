import Foundation
import TestKit
import Testing

@Suite("Rules that are tried on what came")
struct RulesCommandTests {
    private static let routing = """
        rules:
          - {name: dark, when: {keywords: [lamp]}, then: {priority: 2}}
        otherwise: {department: "311"}

        """

    @Test("show what would go elsewhere, as table, CSV and JSON, and change nothing")
    func story() async throws {
        try await StaffCity.with(routing: Self.routing) { city in
            _ = try await ConsoleScene(city: city).chat("The lamp is dark")
            let same = try await IntakeProgram.run("rules", "test", "-c", city.serving.settings)
            #expect(same.output == "0 of 1 requests would be placed otherwise, 0 of the 0 that people had placed\n")
            try city.files.write("routing.yaml", Self.routing.replacing("priority: 2", with: "priority: 1"))
            let table = try await IntakeProgram.run("rules", "test", "-c", city.serving.settings).output
            #expect(table.contains("311/311 no type 2"), "\(table)")
            #expect(table.contains("→  311/311 no type 1  dark: keyword lamp"), "\(table)")
            #expect(table.hasSuffix("1 of 1 requests would be placed otherwise, 0 of the 0 that people had placed\n"))
            let csv = try await IntakeProgram.run("rules", "test", "--format", "csv", "-c", city.serving.settings)
                .output
            #expect(csv.contains(",no,,311,311,2,dark,,311,311,1,dark,keyword lamp,,\n"), "\(csv)")
            let json = try await IntakeProgram.run("rules", "test", "--format", "json", "-c", city.serving.settings)
            let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
            #expect(object?["changed"] as? Int == 1 && object?["tried"] as? Int == 1)
            #expect(try await IntakeProgram.run("rules", "test", "--limit", "0").exitCode == 64)
            let list = try await IntakeProgram.run("requests", "list", "--format", "json", "-c", city.serving.settings)
            #expect(list.output.contains("\"priority\" : 2"))
        }
    }
}
