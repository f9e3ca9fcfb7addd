import Intake
import Synchronization
import TestKit
import Testing

@testable import Channels

@Suite("SMS: delivery from the outbox")
struct TextDeliveryTests {
    /// Answers as told and notes what it was asked.
    private final class Provider: TextProvider {
        static let name = "scripted"
        let acknowledgement = TextReply(status: 200, contentType: nil, body: "")
        let sent = Mutex<[OutboundText]>([])
        private let reconciliation: TextReconciliation

        init(_ reconciliation: TextReconciliation = .notThere) { self.reconciliation = reconciliation }

        func verify(_ request: TextRequest) async throws(TextRefusal) -> [TextEvent] { throw .unsigned }

        func send(_ text: OutboundText) async -> DeliveryOutcome {
            sent.withLock { $0.append(text) }
            return .sent(providerID: "P\(text.id)")
        }

        func reconcile(_ text: OutboundText) async -> TextReconciliation { reconciliation }
    }

    private func claimed(
        _ id: Int64, to recipient: String = "+16175550100", kind: OutboundKind = .acknowledgement,
        mayHaveGoneOut: Bool = false, isOptedOut: Bool = false, writtenTo: String? = nil
    ) -> ClaimedMessage {
        let now = Moment(milliseconds: 5)
        return ClaimedMessage(
            message: OutboundMessage(
                id: RowID(rawValue: id), kind: kind, channel: ChannelName(kind: .sms, id: "s"), recipient: recipient,
                subject: nil, text: "hi", language: .english, request: nil, conversation: nil,
                cause: RowID(rawValue: 1),
                createdAt: now, dueAt: now),
            mayHaveGoneOut: mayHaveGoneOut, isOptedOut: isOptedOut, writtenTo: writtenTo)
    }

    private func deliver(
        _ messages: [ClaimedMessage], _ provider: Provider, while permit: SendPermit = SendPermit()
    ) async throws -> [Int64: DeliveryOutcome] {
        let settings = TextChannelSettings(
            id: "s",
            provider: .twilio(TextChannelSettings.Twilio(accountSID: "AC1", authTokens: [])),
            numbers: [try #require(PhoneNumber("+16175550311")), try #require(PhoneNumber("+16175550312"))],
            publicBaseURL: "https://311.example.gov")
        let outcomes = await TextDelivery(channel: TextChannel(settings, provider: provider))
            .deliver(messages, while: permit)
        return Dictionary(outcomes.map { ($0.id.rawValue, $0.outcome) }, uniquingKeysWith: { first, _ in first })
    }

    @Test("each message gets its outcome, however many there are")
    func many() async throws {
        let provider = Provider()
        let outcomes = try await deliver((1...100).map { claimed($0) }, provider)
        #expect(outcomes.count == 100)
        #expect(outcomes.allSatisfy { $0.value == .sent(providerID: "P\($0.key)") })
        #expect(provider.sent.withLock { $0.allSatisfy { $0.from.text == "+16175550311" } })
    }

    @Test("nothing is sent once somebody else may send it")
    func withdrawn() async throws {
        let provider = Provider()
        let permit = SendPermit()
        permit.withdraw()
        let outcomes = try await deliver([claimed(1), claimed(2, mayHaveGoneOut: true)], provider, while: permit)
        #expect(outcomes == [1: .notTried, 2: .notTried])
        #expect(provider.sent.withLock { $0.isEmpty })
    }

    @Test("a text is answered from the number that it was sent to")
    func sender() async throws {
        let provider = Provider()
        _ = try await deliver(
            [claimed(1, writtenTo: "+16175550312"), claimed(2, writtenTo: "+16175550399"), claimed(3)], provider)
        let senders = provider.sent.withLock { $0 }.sorted { $0.id < $1.id }.map(\.from.text)
        #expect(senders == ["+16175550312", "+16175550311", "+16175550311"])
    }

    @Test("who opted out gets keyword confirmations and nothing else")
    func optedOut() async throws {
        let provider = Provider()
        let outcomes = try await deliver(
            [
                claimed(1, isOptedOut: true), claimed(2, kind: .digest, isOptedOut: true),
                claimed(3, kind: .optOutConfirmation, isOptedOut: true), claimed(4, kind: .help, isOptedOut: true),
            ], provider)
        #expect(outcomes[1] == .refused(code: "opted-out"))
        #expect(outcomes[2] == .refused(code: "opted-out"))
        #expect(outcomes[3] == .sent(providerID: "P3"))
        #expect(outcomes[4] == .sent(providerID: "P4"))
    }

    @Test("a name or nothing is no recipient", arguments: ["CITYHALL", "", "whatsapp:+16175550100"])
    func noNumber(_ recipient: String) async throws {
        #expect(try await deliver([claimed(1, to: recipient)], Provider())[1] == .refused(code: "no-number"))
    }

    @Test(
        "what may have gone out is looked for first",
        arguments: [
            (TextReconciliation.wentOut(providerID: "SM9"), DeliveryOutcome.reconciled(providerID: "SM9"), 0),
            (.notThere, .sent(providerID: "P1"), 1),
            (.noListing, .sent(providerID: "P1"), 1),
            (.cannotTell(at: nil, code: "http-500"), .retry(at: nil, code: "http-500"), 0),
        ])
    func reconciled(_ found: TextReconciliation, _ outcome: DeliveryOutcome, _ sent: Int) async throws {
        let provider = Provider(found)
        #expect(try await deliver([claimed(1, mayHaveGoneOut: true)], provider)[1] == outcome)
        #expect(provider.sent.withLock(\.count) == sent)
    }
}
