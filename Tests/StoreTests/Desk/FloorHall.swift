import Desk
import Intake
import Synchronization
import TestKit

@testable import Store

/// A floor that runs on a small city's store, with agents whose ids count from 1.
final class FloorHall: Sendable {
    let city: SmallCity
    let driver: FloorDriver
    private let heard: Collected<FloorChange>
    private let book: WatchedFloorBook

    private init(_ city: SmallCity, _ policy: FloorPolicy) {
        self.city = city
        let heard = Collected<FloorChange>()
        self.heard = heard
        book = WatchedFloorBook(book: LoggedFloorBook(book: city.store.floor, logged: .standard))
        driver = FloorDriver(
            policy: policy, book: book, roster: city.store.roster, wallClock: city.clock,
            listener: { for change in $0 { heard.add(change) } }, report: { _ in })
    }

    /// What was told so far, in its order.
    var changes: [FloorChange] { heard.all }

    /// Does something right before the floor's next write; where it throws, the write fails.
    func beforeNextWrite(_ body: @escaping @Sendable () async throws -> Void) { book.beforeWrite.set(body) }

    /// Whether that write has come.
    var hasWritten: Bool { book.beforeWrite.isTaken }

    /// How often rows were read for it.
    func reads(of item: ItemID) -> Int { book.reads.all.count { $0.contains(item) } }

    static func with(
        _ engine: StoreEngine, agents: Int = 2, policy: FloorPolicy = .standard,
        _ work: (FloorHall) async throws -> Void
    ) async throws {
        let city = try await SmallCity(engine)
        try await employ(agents, in: city)
        try await FloorHall.on(city, policy: policy, work)
    }

    static func employ(_ agents: Int, in city: SmallCity) async throws {
        for id in 1...agents {
            try await city.run(
                "INSERT INTO account (id, name, display_name, created_at) VALUES (\(id), 'a\(id)', 'Agent \(id)', 0)")
            try await city.run("INSERT INTO account_role (account, role, granted_at) VALUES (\(id), 'agent', 0)")
        }
    }

    /// On a city that has its agents already.
    static func on(
        _ city: SmallCity, policy: FloorPolicy = .standard, _ work: (FloorHall) async throws -> Void
    ) async throws {
        let hall = FloorHall(city, policy)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await hall.driver.run() }
            defer { group.cancelAll() }
            try await eventually { await hall.driver.picture(waiting: 1).agents.isEmpty == false }
            try await work(hall)
        }
    }

    /// Lets time go on, and the floor notice.
    func pass(_ time: Duration) {
        city.clock.advance(by: time)
        city.store.floor.doorbell.ring()
    }

    /// New work by mail; its id.
    func open(_ text: String, from sender: String = "ann@example.org") async throws -> ItemID {
        let message = try await city.send(.mail(sender, text))
        return try await item(of: message)
    }

    func item(of message: RowID) async throws -> ItemID {
        let ids = try await city.column("SELECT request FROM message WHERE id = \(message.rawValue)")
        guard let id = ids.first.flatMap({ Int64($0) }) else { throw StoreFailure(.missing, "no request") }
        return ItemID(rawValue: id)
    }

    func number(of item: ItemID) async throws -> TrackingNumber {
        let numbers = try await city.column("SELECT tracking_number FROM service_request WHERE id = \(item)")
        guard let number = numbers.first.flatMap({ TrackingNumber($0) }) else {
            throw StoreFailure(.missing, "no request")
        }
        return number
    }

    /// The offer that an agent sees of it, once they do.
    func offer(of item: ItemID, to agent: AgentID) async throws -> Offer {
        try await eventually { await self.offers(to: agent).contains { $0.item == item } }
        guard let offer = await offers(to: agent).first(where: { $0.item == item }) else {
            throw StoreFailure(.missing, "no offer")
        }
        return offer
    }

    func offers(to agent: AgentID) async -> [Offer] {
        await driver.picture(of: agent)?.offers.map(\.offer) ?? []
    }

    func work(of agent: AgentID) async -> [ItemID] { await driver.picture(of: agent)?.work.map(\.item) ?? [] }

    /// Who has it, by its row.
    func holder(of item: ItemID) async throws -> String? {
        try await city.column("SELECT COALESCE(agent, 0) FROM work WHERE request = \(item)").first
    }
}
