import Intake
import Reports

/// What a forecast is asked for: a channel, and how it is served.
struct ForecastForm {
    let kind: ChannelKind
    let weeks: Int
    /// Mean time that a contact takes an agent, in minutes.
    let minutes: Int
    /// The share in percent that is to be answered within so many seconds.
    let share: Int
    let seconds: Int
    /// Percent of paid time for which an agent is not there.
    let shrinkage: Int
    /// Chats that one agent holds at once.
    let concurrency: Int

    /// What the address leaves out or gets wrong has its usual value: the phone, four weeks, six minutes, 80 % in 20 s.
    init(_ read: (String) -> String?) {
        func number(_ name: String, _ bounds: ClosedRange<Int>, _ usual: Int) -> Int {
            read(name).flatMap { Int($0) }.map { max(bounds.lowerBound, min($0, bounds.upperBound)) } ?? usual
        }
        kind = read("kind").flatMap(ChannelKind.init(rawValue:)) ?? .phone
        weeks = number("weeks", 1...13, 4)
        minutes = number("minutes", 1...120, 6)
        share = number("share", 1...99, 80)
        seconds = number("seconds", 0...3_600, 20)
        shrinkage = number("shrinkage", 0...90, 30)
        concurrency = number("concurrency", 1...10, 2)
    }

    /// The agents that an hour's contacts take; nil for channels where nobody waits on the spot.
    func need(perHour: Double) -> StaffingNeed? {
        let goal = StaffingGoal(
            share: Double(share) / 100, seconds: Double(seconds), shrinkage: Double(shrinkage) / 100)
        let handling = Double(minutes) * 60
        switch kind {
        case .phone: return LiveStaffing.phone(callsPerHour: perHour, handlingSeconds: handling, goal: goal)
        case .chat:
            return LiveStaffing.chat(
                chatsPerHour: perHour, handlingSeconds: handling, concurrency: concurrency, goal: goal)
        case .email, .sms, .walkIn, .web, .mobileApp, .social: return nil
        }
    }

    var values: [String: Any] {
        [
            "kinds": ChannelKind.allCases.map {
                ["value": $0.rawValue, "title": ConsoleWords.channel($0), "chosen": $0 == kind] as [String: Any]
            },
            "weeks": String(weeks), "minutes": String(minutes), "share": String(share), "seconds": String(seconds),
            "shrinkage": String(shrinkage), "concurrency": String(concurrency), "is_chat": kind == .chat,
            "is_live": kind == .phone || kind == .chat,
        ]
    }
}
