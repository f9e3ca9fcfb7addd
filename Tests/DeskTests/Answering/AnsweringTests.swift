import Foundation
import Intake
import TestKit
import Testing

@testable import Desk

@Suite("An agent's answer")
struct AnsweringTests {
    private static let mail = ChannelName(kind: .email, id: "email-311")
    private static let sms = ChannelName(kind: .sms, id: "sms-main")
    private static let chat = ChannelName(kind: .chat, id: "chat-web")
    private let number: TrackingNumber
    private let maria = AnswerAuthor(agent: AgentID(rawValue: 1), firstName: "Maria")

    init() {
        var generator = SystemRandomNumberGenerator()
        number = TrackingNumber(using: &generator)
    }

    private func answering() throws -> Answering {
        let profiles = [Self.mail, Self.sms, Self.chat].map { ChannelProfile(name: $0, language: .english) }
        return Answering(
            profiles: Dictionary(uniqueKeysWithValues: profiles.map { ($0.name.id, $0) }),
            city: City(name: "Somerville", phone: "617-666-3311"), calendar: CityCalendar(timeZone: .gmt),
            tokens: try ReplyTokens(secrets: [Array(repeating: 7, count: 32)]), ids: RowIDSource(clock: FakeWallClock())
        )
    }

    private func facts(_ channel: ChannelName, status: RequestStatus = .triage) -> AnswerFacts {
        AnswerFacts(
            now: Moment(milliseconds: 1_800_000_000_000), request: RowID(rawValue: 9), title: "Lamp out",
            status: status,
            language: .english,
            latest: AnsweredMessage(
                id: RowID(rawValue: 5), channel: channel, conversation: RowID(rawValue: 6), sender: "ann@example.org",
                senderName: "Ann\nLee", subject: "Lamp out", text: "The lamp is out.\n\n> older",
                messageID: "m2@example.org",
                arrivedAt: Moment(milliseconds: 1_799_999_000_000)),
            thread: ["m1@example.org", "m2@example.org", "ours@city.example"])
    }

    private func draft(_ text: String, resolves: Bool = false) -> AnswerDraft {
        AnswerDraft(
            form: "f1", request: number, text: text, author: maria, seen: nil,
            closes: resolves ? .resolved : nil)
    }

    private func sent(_ draft: AnswerDraft, _ facts: AnswerFacts) throws -> AnswerChanges {
        guard case .send(let changes) = try answering().verdict(draft, facts) else {
            Issue.record("refused")
            throw StoreFailure(.refused, "refused")
        }
        return changes
    }

    private func refusal(_ draft: AnswerDraft, _ facts: AnswerFacts) throws -> AnswerRefusal? {
        guard case .refuse(let refusal) = try answering().verdict(draft, facts) else { return nil }
        return refusal
    }

    @Test("By mail: signed, numbered, quoting what it answers, in its thread, ten seconds to take it back")
    func mail() throws {
        let facts = facts(Self.mail)
        let outbound = try sent(draft("  We are on it.\r\n\r\nTomorrow.\n"), facts).outbound
        #expect(outbound.kind == .answer)
        #expect(outbound.subject == "Re: Lamp out")
        #expect(outbound.recipient == "ann@example.org")
        #expect(outbound.dueAt == facts.now + .seconds(10))
        #expect(outbound.references == ["m1@example.org", "ours@city.example", "m2@example.org"])
        #expect(outbound.messageID?.hasPrefix("r.") == true)
        #expect(
            outbound.text == """
                --- Please reply above this line ---

                We are on it.

                Tomorrow.

                Maria
                Somerville 311
                \(number)

                On 2027-01-15, Ann Lee wrote:
                > The lamp is out.
                >
                >> older
                """)
    }

    @Test("By text and chat: the words alone; a chat's go at once", arguments: [sms, chat])
    func short(_ channel: ChannelName) throws {
        let facts = facts(channel)
        let outbound = try sent(draft("On it."), facts).outbound
        #expect(outbound.text == "On it.")
        #expect(outbound.subject == nil && outbound.messageID == nil && outbound.references.isEmpty)
        #expect(outbound.dueAt == (channel.kind == .chat ? facts.now : facts.now + .seconds(10)))
    }

    @Test("A subject is answered once, and is one line")
    func subject() {
        let letter = AnswerLetter(city: City(name: "Somerville", phone: "1"))
        #expect(letter.subject("Lamp\r\nBcc: x@y.example") == "Re: Lamp Bcc: x@y.example")
        #expect(letter.subject("RE: Lamp") == "RE: Lamp")
        #expect(letter.subject("AW: Lamp") == "AW: Lamp")
        #expect(letter.subject("Red: Lamp") == "Re: Red: Lamp")
    }

    @Test("A long message is quoted in part")
    func longQuote() {
        let message = AnsweredMessage(
            id: RowID(rawValue: 5), channel: Self.mail, conversation: nil, sender: "ann@example.org",
            text: (1...41).map { "line \($0)" }.joined(separator: "\n"), arrivedAt: Moment(milliseconds: 0))
        let text = AnswerLetter(city: City(name: "Somerville", phone: "1")).text(
            "Hello", by: maria, number: number, to: message, on: "2026-11-21", in: .haitianCreole)
        #expect(text.hasSuffix("> line 40\n> …"))
        #expect(text.contains("Nan dat 2026-11-21, ann@example.org te ekri:"))
    }

    @Test(
        "The first answer takes the request out of triage, a resolving one ends it",
        arguments: [(RequestStatus.triage, false, RequestStatus.assigned), (.assigned, true, .resolved)])
    func status(_ before: RequestStatus, _ resolves: Bool, _ after: RequestStatus) throws {
        let changes = try sent(draft("Done.", resolves: resolves), facts(Self.mail, status: before))
        #expect(changes.status == after)
        #expect(changes.event.kind == (resolves ? .resolved : .answered))
    }

    @Test("A later answer changes no status")
    func sameStatus() throws {
        #expect(try sent(draft("Still on it."), facts(Self.mail, status: .assigned)).status == nil)
        #expect(try sent(draft("It was spam."), facts(Self.mail, status: .setAside)).status == nil)
    }

    @Test("Nothing is sent that is empty, too long, to nobody, to who wants no texts, or over another's answer")
    func refused() throws {
        let texts = facts(Self.sms)
        #expect(try refusal(draft(" \n\t"), texts) == .empty)
        #expect(try refusal(draft(String(repeating: "a", count: 1601)), texts) == .tooLong(limit: 1600))
        #expect(try refusal(draft(String(repeating: "a", count: 1600)), texts) == nil)
        #expect(try refusal(draft(String(repeating: "👨‍👩‍👧‍👦", count: 146)), texts) == .tooLong(limit: 1600))
        var nobody = texts
        nobody.latest = nil
        #expect(try refusal(draft("Hello"), nobody) == .nobodyToAnswer)
        #expect(try refusal(draft("Hello"), facts(ChannelName(kind: .sms, id: "gone"))) == .nobodyToAnswer)
        var optedOut = texts
        optedOut.isOptedOut = true
        #expect(try refusal(draft("Hello"), optedOut) == .optedOut)
        let other = WrittenAnswer(
            id: RowID(rawValue: 8), author: AnswerAuthor(agent: AgentID(rawValue: 2), firstName: "Jo"), text: "Done",
            writtenAt: texts.now)
        var overtaken = texts
        overtaken.overtakenBy = other
        #expect(try refusal(draft("Hello"), overtaken) == .overtaken(other))
    }
}
