import Desk
import Foundation
import Intake
import Reports
import TestKit
import Testing

@testable import Store

/// A city that decides much by itself, and somebody who takes it back.
struct UndoScene {
    static let maria = Changer(agent: AgentID(rawValue: 1), name: "Maria Silva", mayAssignOthers: true)

    let city: SmallCity

    init(_ engine: StoreEngine, zone: TimeZone = .gmt) async throws {
        city = try await SmallCity(engine, places: Self.finder(), routing: try Self.routing(), zone: zone)
    }

    /// Pothole words place by the catalogue, flood words by a rule; all else by default.
    private static func routing() throws -> RoutingRules {
        try RoutingRules(
            [
                RoutingRule(
                    name: "flood", when: RoutingRule.Condition(keywords: ["flood*"]),
                    then: RoutingRule.Outcome(department: "Water", queue: "urgent", priority: 1))
            ], default: RoutingDefault(department: "Constituent Services", queue: "triage"),
            catalogue: RequestCatalogue([
                RequestType(
                    code: "pothole", names: [.english: "Pothole"], department: "Streets", queue: "roads", priority: 2,
                    keywords: ["pothole"])
            ]))
    }

    /// One street, of one town.
    private static func finder() -> PlaceFinder {
        PlaceFinder(Gazetteer(GazetteerRows(streets: [SampleStreets.school(ward: "3")], landmarks: [])))
    }

    func number(of message: RowID) async throws -> TrackingNumber {
        try #require(TrackingNumber(try await city.trackingNumber(of: message)))
    }

    func number(_ request: RowID) async throws -> TrackingNumber {
        let symbols = try await city.column("SELECT tracking_number FROM service_request WHERE id = \(request)")
        return try #require(TrackingNumber(symbols.first ?? ""))
    }

    func standing(_ number: TrackingNumber) async throws -> RequestStanding {
        try #require(try await city.store.changes.standing(of: number))
    }

    func decisions(_ number: TrackingNumber) async throws -> [RequestDecision] {
        try #require(try await city.store.requests.request(number)).decisions
    }

    func change(_ number: TrackingNumber, _ change: RequestChange) async throws -> ChangeOutcome {
        try await city.store.changes.change(
            number, change, seen: try await standing(number).version, note: nil, by: Self.maria,
            decide: city.changing.verdict)
    }

    @discardableResult
    func undo(_ kind: Decision.Kind, on number: TrackingNumber) async throws -> ChangeOutcome {
        let made = try await decisions(number).last { $0.kind == kind.rawValue && $0.undone == nil }
        return try await undo(try #require(made).id, on: number)
    }

    func undo(_ decision: RowID, on number: TrackingNumber) async throws -> ChangeOutcome {
        try await city.store.decisions.undo(decision, on: number, by: Self.maria, as: city.changing)
    }
}
