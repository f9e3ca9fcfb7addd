import Intake
import Store
import TestKit
import Testing

@Suite("Rules that tell the staff by mail")
struct StaffNoticeTests {
    private let crew = "crew@works.city.example"

    private func city(_ engine: StoreEngine) async throws -> SmallCity {
        let rule = RoutingRule(
            name: "wires", when: .init(keywords: ["wire"]),
            then: .init(priority: 1, notify: [crew, "chief@works.city.example", crew]))
        return try await SmallCity(
            engine,
            routing: try RoutingRules(
                [rule], default: RoutingDefault(department: "Constituent Services", queue: "triage")))
    }

    private func told(_ city: SmallCity) async throws -> [String] {
        try await city.column("SELECT recipient FROM outbox WHERE kind = 'staff_notice' ORDER BY id")
    }

    @Test("Each address once for each new request, without a word of the resident's", arguments: StoreEngine.allCases)
    func story(_ engine: StoreEngine) async throws {
        let city = try await city(engine)
        let text = try await city.send(.text("+16175550123", "a secret wire hangs"), on: SmallCity.sms)
        try await city.send(.text("+16175550123", "the wire sparks"), on: SmallCity.sms)
        try await city.send(.mail("ann@example.org", "rats"))
        #expect(try await told(city) == ["chief@works.city.example", crew])
        let sent = try await city.deliver().filter { $0.kind == .staffNotice }
        let mail = try #require(sent.first { $0.recipient == crew })
        #expect(mail.channel == SmallCity.mail && mail.request == nil && mail.messageID != nil)
        let number = try await city.trackingNumber(of: text)
        #expect(mail.subject?.replacing("-", with: "").contains(number.replacing("-", with: "")) == true)
        #expect(mail.text.contains("Rule: wires, by keyword wire") && !mail.text.contains("secret"))
        #expect(
            try await city.column("SELECT detail FROM event WHERE kind = 'staff_notified' ORDER BY id")
                == ["chief@works.city.example", crew])
        #expect(try await city.agrees())
    }

    @Test("A mail that comes back tells nobody anything", arguments: StoreEngine.allCases)
    func loops(_ engine: StoreEngine) async throws {
        let city = try await city(engine)
        try await city.send(.mail("ann@example.org", "a wire"))
        var bounce = PlainMessage.mail(crew, "undeliverable: rule wires, keyword wire", id: "b@works.city.example")
        bounce.automatic = .automatic
        try await city.send(bounce)
        #expect(try await told(city).count == 2)
        #expect(try await city.count("outbox") == 3)
    }

    @Test("At most sixty an hour to one address, also of what is filed together", arguments: StoreEngine.allCases)
    func cap(_ engine: StoreEngine) async throws {
        let city = try await city(engine)
        for number in 0..<64 { try await city.keep(.mail("r\(number)@example.org", "wire \(number)")) }
        for _ in 0..<3 { _ = try await city.file() }
        #expect(try await city.count("service_request") == 64)
        #expect(try await told(city).count { $0 == crew } == 60)
        city.clock.advance(by: .seconds(3_601))
        try await city.send(.mail("late@example.org", "wire"))
        #expect(try await told(city).count { $0 == crew } == 61)
    }
}
