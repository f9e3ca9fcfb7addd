import Desk
import Foundation
import Intake
import Reports
import TestKit
import Testing

@testable import Store

/// A city in which requests are chased.
struct FollowUpScene {
    static let day = Duration.seconds(86_400)
    static let phone = "+16175550101"

    let city: SmallCity
    let sue = Changer(agent: AgentID(rawValue: 3), name: "Sue")

    init(_ engine: StoreEngine) async throws {
        city = try await SmallCity(engine)
        try await employ(3, "Sue")
    }

    /// An account as number `id`; one of a department's where that is named.
    func employ(_ id: Int, _ name: String, department: String? = nil) async throws {
        try await city.run(
            """
            INSERT INTO account (id, name, display_name, department, password, password_at, created_at)
            VALUES (\(id), '\(name.lowercased())', '\(name)', \(department.map { "'\($0)'" } ?? "NULL"), 'x', 1, 1)
            """)
        try await city.run("INSERT INTO account_role (account, role, granted_at) VALUES (\(id), 'agent', 1)")
    }

    /// A text of a resident's, acknowledged and delivered; its request.
    func opened(_ text: String, from phone: String = phone) async throws -> (number: TrackingNumber, id: RowID) {
        let message = try await city.send(.text(phone, text), on: SmallCity.sms)
        _ = try await city.deliver(SmallCity.sms)
        let number = try #require(TrackingNumber(try await city.trackingNumber(of: message)))
        return (number, try #require(try await city.request(of: message)))
    }

    func answer(_ number: TrackingNumber, closes: ClosingReason? = nil) async throws {
        let answering = try city.answering()
        let draft = AnswerDraft(
            form: UUID().uuidString, request: number, text: "We look after it.",
            author: AnswerAuthor(agent: sue.agent, firstName: "Sue"),
            seen: try await city.store.answers.answers(on: number).last?.id, closes: closes)
        let outcome = try await city.store.answers.answer(draft, decide: answering.verdict)
        guard case .written = outcome else { throw StoreFailure(.refused, "\(outcome)") }
        city.clock.advance(by: .seconds(60))
        _ = try await city.deliver(SmallCity.sms)
    }

    /// The city counts by the days of Greenwich.
    var today: String { CityCalendar(timeZone: .gmt).day(of: city.clock.now()) }

    func later(_ days: Int) -> String { CityCalendar.day(today, plus: days) ?? "" }

    func filter(_ change: (inout FollowUpFilter) -> Void = { _ in }) -> FollowUpFilter {
        var filter = FollowUpFilter(now: city.clock.now(), today: today)
        change(&filter)
        return filter
    }

    /// The reasons of a request on the list; nil where it is not there.
    func reasons(_ number: TrackingNumber) async throws -> [FollowUpReason]? {
        let entries = try await city.store.followUp.entries(filter(), after: nil, limit: 100)
        return entries.first { $0.number == number }?.reasons
    }

    /// The sums over all departments.
    func totals() async throws -> [FollowUpReason: Int] {
        try await city.store.followUp.totals(filter()).reduce(into: [:]) { sums, total in
            sums.merge(total.counts, uniquingKeysWith: +)
        }.filter { $0.value > 0 }
    }

    /// How a department is asked here.
    func asking(_ addresses: [String] = ["works@city.example"]) throws -> DepartmentAsking {
        DepartmentAsking(
            channels: [ChannelProfile(name: SmallCity.mail, language: .english)], addresses: { _ in addresses },
            catalogue: RequestCatalogue([]), tokens: try ReplyTokens(secrets: [Array(repeating: 7, count: 32)]),
            ids: city.ids, city: TemplateFiles.city, deskURL: "https://desk.city.example")
    }
}
