import Foundation
import Intake
import TestKit
import Testing

@testable import Gateway

/// The city that comes with the project reads without a mistake, and does what it is there for.
@Suite("The city of deploy/somerville")
struct SomervilleTests {
    private func routing() throws -> RoutingRules {
        let files = try CityFiles(routing: try Repository.text("deploy/somerville/routing.yaml"))
        try files.write("catalogue.csv", try Repository.text("deploy/somerville/catalogue.csv"))
        return try files.settings().routing
    }

    private func placement(of text: String, _ routing: RoutingRules) -> Placement {
        routing.placement(
            of: FoldedText(text), channel: ChannelName(kind: .email, id: "email-311"), language: .english,
            on: "2026-11-21")
    }

    @Test("280 types and more, over two dozen departments, each of which is listed")
    func whole() throws {
        let types = try routing().catalogue.types
        #expect(types.count >= 280)
        let table = try CSVTable(Array(try Repository.text("deploy/somerville/departments.csv").utf8))
        let listed = Set(table.rows.compactMap { table.cell("name", $0) })
        let used = Set(types.map(\.department))
        #expect(used.count >= 24 && used.isSubset(of: listed), "\(used.subtracting(listed))")
        #expect(types.allSatisfy { type in Language.allCases.allSatisfy { type.names[$0] != nil } })
    }

    @Test(
        "a lamp that is dark goes to Public Works, in each of the city's languages",
        arguments: [
            "The street light in front of 93 School St has been out since Tuesday",
            "El poste de luz frente a mi casa no prende desde el martes",
            "O poste de luz na frente da minha casa está apagado desde terça",
            "Limyè lari a devan kay mwen an etenn depi madi",
        ])
    func lamp(_ text: String) throws {
        let placed = placement(of: text, try routing())
        #expect(placed.department == "Public Works")
        #expect(placed.requestType?.hasPrefix("street_light") == true, "\(placed)")
    }

    @Test("what keywords decide of what residents might write, they decide right, with hardly an exception")
    func messages() throws {
        let routing = try routing()
        let table = try CSVTable(Array(try Repository.text("deploy/somerville/messages.csv").utf8))
        #expect(table.rows.count >= 200)
        var (decided, right) = (0, 0)
        for row in table.rows {
            let placed = placement(of: table.cell("text", row) ?? "", routing)
            guard placed.rule == RoutingRules.catalogueRule else { continue }
            decided += 1
            right += placed.requestType == table.cell("type", row) ? 1 : 0
        }
        #expect(decided >= table.rows.count / 4, "\(decided) of \(table.rows.count)")
        #expect(right * 100 >= decided * 95, "\(right) of \(decided)")
    }
}
