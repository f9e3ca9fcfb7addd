import Desk
import Intake
import Testing

@Suite("Since when somebody is trained for blended service")
struct BlendedTests {
    @Test(
        "the first day on which they are",
        arguments: [
            ([ChannelKind.phone: "2026-01-05", .email: "2026-02-01", .chat: "2026-03-01"], "2026-03-01"),
            ([.walkIn: "2026-04-05", .phone: "2026-05-01", .email: "2026-02-01", .sms: "2026-03-01"], "2026-04-05"),
            ([.phone: "2026-01-05", .email: "2026-01-01", .chat: "2026-01-02", .sms: "2026-09-01"], "2026-01-05"),
            ([.email: "2026-02-01", .chat: "2026-03-01"], nil), ([.phone: "2026-02-01", .chat: "2026-03-01"], nil),
        ] as [([ChannelKind: String], String?)])
    func since(_ training: [ChannelKind: String], _ day: String?) throws {
        let account = Account(
            id: AccountID(rawValue: 1), name: try #require(SignInName("ann")),
            displayName: try #require(DisplayName("Ann")), roles: [.agent], createdAt: Moment(milliseconds: 0))
        var entry = RosterEntry(account: account, training: training, isListed: true)
        #expect(entry.blendedSince == day)
        if let day {
            let before = try #require(CityCalendar.day(day, plus: -1))
            #expect(entry.isBlended(on: day) && !entry.isBlended(on: before))
        } else {
            #expect(!entry.isBlended(on: "2030-01-01"))
        }
        entry.isListed = false
        #expect(entry.blendedSince == nil)
    }
}
