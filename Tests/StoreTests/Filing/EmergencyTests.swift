import Intake
import Store
import TestKit
import Testing

@Suite("What sounds like an emergency is answered with a pointer to 911")
struct EmergencyTests {
    private let ann = "ann@example.org"
    private let number = "+16175550123"

    private func kinds(_ city: SmallCity) async throws -> [String] {
        try await city.column("SELECT kind FROM outbox ORDER BY id")
    }

    @Test(
        "At once, before the acknowledgement, in the resident's language, on every channel",
        arguments: StoreEngine.allCases)
    func everyChannel(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        try await city.send(.mail(ann, "Hay una fuga de gas en mi edificio, huele muy mal", id: "m@example.org"))
        try await city.send(.text(number, "The house next door is on fire"), on: SmallCity.sms)
        let session = try await city.beginChat()
        try await city.send(.chat(session, "Manman m pa ka respire, tanpri ede nou"), on: SmallCity.chat)
        #expect(try await kinds(city) == Array(repeating: ["emergency", "acknowledgement"], count: 3).flatMap(\.self))
        for (channel, words) in [
            (SmallCity.mail, "llame al 911"), (SmallCity.sms, "CALL 911 NOW"), (SmallCity.chat, "rele 911 kounye a"),
        ] {
            let sent = try #require(try await city.deliver(channel).first)
            #expect(sent.kind == .emergency)
            #expect(sent.text.replacing("\n", with: " ").contains(words), "\(sent.text)")
            #expect(!sent.text.contains("fuga de gas"))
            if channel == SmallCity.mail {
                #expect(sent.references == ["m@example.org"])
                #expect(sent.subject?.contains("911") == true)
            }
        }
        #expect(
            try await city.column("SELECT detail FROM event WHERE kind = 'emergency' ORDER BY id")
                == ["fuga de gas", "on fire", "pa ka respire"])
        #expect(try await city.agrees())
    }

    @Test("Also where the message joins a request", arguments: StoreEngine.allCases)
    func joining(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        try await city.send(.text(number, "A tree fell"), on: SmallCity.sms)
        try await city.send(.text(number, "and now there are power lines down"), on: SmallCity.sms)
        #expect(try await kinds(city) == ["acknowledgement", "emergency"])
        #expect(try await city.ledger()["opened"] == 1)
    }

    @Test(
        "Not to automatic mail, spam, who asks for no answer, or who opted out of texts",
        arguments: StoreEngine.allCases)
    func silent(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        var automatic = PlainMessage.mail(ann, "gas leak", id: "a@example.org")
        automatic.automatic = .automatic
        var spam = PlainMessage.mail(ann, "gas leak!", id: "b@example.org")
        spam.isSpam = true
        var quiet = PlainMessage.mail(ann, "a gas leak", id: "c@example.org")
        quiet.suppressesReply = true
        for message in [automatic, spam, quiet] { try await city.send(message) }
        try await city.send(.text(number, "STOP", keyword: .stop), on: SmallCity.sms)
        try await city.send(.text(number, "the house is on fire"), on: SmallCity.sms)
        #expect(try await kinds(city) == ["opt_out_confirmation"])
        // Two of them are a resident's all the same, and staff see what they sound like.
        #expect(try await city.count("event WHERE kind = 'emergency'") == 2)
    }

    @Test(
        "Under a cap of its own, which uses up no acknowledgement and no confirmation", arguments: StoreEngine.allCases)
    func cap(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        for index in 0..<7 { try await city.send(.text(number, "shots fired, \(index)"), on: SmallCity.sms) }
        #expect(try await kinds(city).count { $0 == "emergency" } == 5)
        #expect(try await kinds(city).count { $0 == "acknowledgement" } == 1)
        try await city.send(.text(number, "HELP", keyword: .help), on: SmallCity.sms)
        #expect(try await kinds(city).last == "help")
        for index in 0..<4 { try await city.send(.mail(number, "Matter \(index)", id: "\(index)@example.org")) }
        #expect(try await kinds(city).count { $0 == "acknowledgement" } == 5)
        #expect(try await kinds(city).contains("digest") == false)
        city.clock.advance(by: .seconds(3_601))
        try await city.send(.text(number, "shots fired again"), on: SmallCity.sms)
        #expect(try await kinds(city).count { $0 == "emergency" } == 6)
    }

    @Test("A redelivery says it once", arguments: StoreEngine.allCases)
    func redelivery(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        for channel in [SmallCity.mail, SmallCity.otherMail] {
            try await city.send(.mail(ann, "a gas leak", id: "m@example.org"), on: channel)
        }
        #expect(try await kinds(city) == ["emergency", "acknowledgement"])
    }
}
