import Intake
import Testing

@testable import Desk

@Suite("Service clocks")
struct ServiceClockTests {
    private static let people = Escalation(onBreach: [.holder, .agent(50)], otherwise: 60)

    private func hour(_ hours: Double) throws -> Moment {
        // A Monday at 9 in the city.
        try CityHours.moment("2026-11-23T14:00:00Z") + .milliseconds(Int64(hours * 3_600_000))
    }

    private func targets() throws -> ServiceTargets {
        let hours = try CityHours.hours("America/New_York", week: "9:00-17:00")
        var targets = ServiceTargets()
        targets.set(.acknowledged, ServiceTarget(.seconds(3_600), hours, escalation: Self.people))
        targets.set(.firstAnswer, ServiceTarget(.seconds(4 * 3_600), hours, escalation: Self.people))
        targets.set(.resolved, ServiceTarget(.seconds(16 * 3_600), hours, escalation: Self.people))
        let always = try #require(CityCalendar(timeZone: "America/New_York"))
        targets.set(
            .firstAnswer, channel: .chat,
            ServiceTarget(.seconds(120), .always(always), warningPercent: 50, escalation: Self.people))
        targets.set(
            .resolved, requestType: "pothole", ServiceTarget(.seconds(80 * 3_600), hours, escalation: Self.people))
        return targets
    }

    private func clocks(_ channel: ChannelKind = .email, type: String? = nil) throws -> RequestClocks {
        RequestClocks(requestType: type, channel: channel, startedAt: try hour(0), try targets())
    }

    @Test("the target is the one of type and channel, else of the type, else of the channel, else of all")
    func lookup() throws {
        var targets = try targets()
        func time(_ stage: ServiceStage, _ type: String?, _ channel: ChannelKind) -> Int64? {
            targets.target(stage, requestType: type, channel: channel).map { $0.time.milliseconds / 1_000 }
        }
        #expect(time(.firstAnswer, "pothole", .chat) == 120)
        #expect(time(.firstAnswer, "pothole", .email) == 14_400)
        #expect(time(.resolved, "pothole", .chat) == 288_000)
        #expect(time(.resolved, nil, .chat) == 57_600)
        targets.set(
            .resolved, requestType: "pothole", channel: .chat,
            ServiceTarget(.seconds(9), try CityHours.hours("UTC", week: ""), escalation: Self.people))
        #expect(time(.resolved, "pothole", .chat) == 9)
        #expect(ServiceTargets().target(.resolved, requestType: nil, channel: .chat) == nil)
    }

    @Test(
        "a warning at its share of the time, then the breach, each once, at its own moment, to people who can do something"
    )
    func warnAndBreach() throws {
        var clocks = try clocks()
        let targets = try targets()
        #expect(try clocks.next(targets) == hour(0.75))
        #expect(try clocks.look(at: hour(0.7), targets, holder: 1) == [])
        #expect(
            try clocks.look(at: hour(0.8), targets, holder: nil) == [
                ServiceEvent(stage: .acknowledged, kind: .warning, at: hour(0.75), people: [60])
            ])
        #expect(try clocks.due(targets) == hour(1))
        #expect(
            try clocks.look(at: hour(1), targets, holder: 1) == [
                ServiceEvent(stage: .acknowledged, kind: .breach, at: hour(1), people: [1, 50])
            ])
        #expect(try clocks.look(at: hour(1.5), targets, holder: 1) == [])
        #expect(try clocks.next(targets) == hour(3))
    }

    @Test("looked at late, the breach stands alone and says when it was")
    func late() throws {
        var clocks = try clocks()
        let targets = try targets()
        let events = try clocks.look(at: hour(23), targets, holder: nil)
        #expect(events.map(\.kind) == [.breach, .breach])
        #expect(try events.map(\.at) == [hour(1), hour(4)])
        #expect(events.map(\.people) == [[50], [50]])
    }

    @Test("an answer acknowledges, too; in time also at the last moment")
    func reached() throws {
        var clocks = try clocks()
        let targets = try targets()
        #expect(try clocks.take(.answered, at: hour(1), targets, holder: 1).map(\.kind) == [.warning])
        #expect(clocks[.acknowledged]?.isBreached == false)
        #expect(try clocks[.firstAnswer]?.reachedAt == hour(1))
        #expect(try clocks.due(targets) == hour(24 + 8))
        #expect(try clocks.take(.resolved, at: hour(32.001), targets, holder: 1).map(\.kind) == [.breach])
        #expect(clocks.next(targets) == nil)
    }

    @Test("while the resident is to answer, the clock stands; it goes on with what was used")
    func paused() throws {
        var clocks = try clocks()
        let targets = try targets()
        _ = try clocks.take(.answered, at: hour(0.5), targets, holder: 1)
        _ = try clocks.take(.waitsForResident, at: hour(2), targets, holder: 1)
        #expect(clocks.next(targets) == nil)
        #expect(try clocks.look(at: hour(500), targets, holder: 1) == [])
        // A Wednesday two days later, at 15: 14 hours remain, of which 2 today.
        _ = try clocks.take(.residentWrote, at: hour(54), targets, holder: 1)
        _ = try clocks.take(.residentWrote, at: hour(54.5), targets, holder: 1)
        #expect(try clocks.due(targets) == hour(54 + 18 + 24 + 4))
        #expect(
            try clocks[.resolved]?.used(
                at: hour(55), #require(targets.target(.resolved, requestType: nil, channel: .email)))
                == .seconds(3 * 3_600))
    }

    @Test("reopened, the time to resolve goes on where it stood; the others stay reached")
    func reopened() throws {
        var clocks = try clocks()
        let targets = try targets()
        _ = try clocks.take(.resolved, at: hour(0.5), targets, holder: 1)
        #expect(clocks.due(targets) == nil)
        _ = try clocks.take(.reopened, at: hour(24), targets, holder: 1)
        #expect(try clocks.due(targets) == hour(24 + 24 + 7.5))
        #expect(try clocks[.firstAnswer]?.reachedAt == hour(0.5))
    }

    @Test("around the clock, for a chat at night")
    func chat() throws {
        let targets = try targets()
        let start = try hour(12)
        var clocks = RequestClocks(requestType: nil, channel: .chat, startedAt: start, targets)
        #expect(clocks.next(targets) == start + .seconds(60))
        #expect(clocks.look(at: start + .seconds(60), targets, holder: nil).map(\.kind) == [.warning])
        #expect(clocks.look(at: start + .seconds(120), targets, holder: nil).map(\.kind) == [.breach])
    }

    @Test("no target, no clock")
    func none() throws {
        let clocks = RequestClocks(requestType: nil, channel: .chat, startedAt: try hour(0), ServiceTargets())
        #expect(clocks.clocks.isEmpty)
        #expect(clocks.due(ServiceTargets()) == nil)
    }
}
