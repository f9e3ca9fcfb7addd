import Desk
import Intake
import TestKit
import Testing

@testable import Gateway

@Suite("Settings of the desk")
struct DeskSettingsTests {
    @Test("where nothing is said, the floor runs by the standard")
    func least() throws {
        #expect(try CityFiles().settings().floor == .standard)
        #expect(try CityFiles(extra: "desk: {channels: {chat: {}}}\n").settings().floor == .standard)
    }

    @Test("every rule")
    func most() throws {
        let settings = try CityFiles(
            extra: """
                desk:
                  cool_off: 5m
                  unanswered_limit: 2
                  grace: 45s
                  after_work_limit: 10m
                  hold_level: 6
                  due_level: 9
                  ceiling: 50
                  channels:
                    chat: {weight: 3, cap: 4, offers_at_once: 2, offer_limit: 20s, pace: 40s, sticky_patience: 2m,
                      language_patience: forever, after_work: 15s, live: false}
                    phone: {after_work: none}

                """
        ).settings()
        var policy = FloorPolicy(
            coolOff: .seconds(300), unansweredLimit: 2, grace: .seconds(45), afterWorkLimit: .seconds(600),
            holdLevel: 6, dueLevel: 9, ceiling: 50)
        policy[.chat] = ChannelRule(
            weight: 3, cap: 4, offersAtOnce: 2, offerLimit: .seconds(20), pace: .seconds(40),
            stickyPatience: .seconds(120), languagePatience: nil, afterWork: .seconds(15), isLive: false)
        #expect(settings.floor[.chat] == policy[.chat])
        #expect(settings.floor[.phone].afterWork == nil)
        #expect(settings.floor[.phone].languagePatience == .seconds(60))
        #expect(settings.floor[.email] == FloorPolicy.standard[.email])
        #expect(settings.floor.coolOff == policy.coolOff && settings.floor.grace == policy.grace)
        #expect(settings.floor.unansweredLimit == 2 && settings.floor.afterWorkLimit == .seconds(600))
        #expect(settings.floor.holdLevel == 6 && settings.floor.dueLevel == 9 && settings.floor.ceiling == 50)
    }

    @Test("logged calls are ordinary work, by a rule that is not live, and whose the city says")
    func logged() throws {
        #expect(try CityFiles().settings().logged == .standard)
        let settings = try CityFiles(extra: "desk: {logged: {offered_as: email, owner: author}}\n").settings()
        #expect(settings.logged == LoggedWork(offeredAs: .email, owner: .author))
        for wrong in ["offered_as: phone", "offered_as: chat", "offered_as: fax", "owner: mayor", "as: web"] {
            #expect(try CityFiles(extra: "desk: {logged: {\(wrong)}}\n").problems().count == 1, "\(wrong)")
        }
        let quiet = "desk: {channels: {sms: {live: false}}, logged: {offered_as: sms}}\n"
        #expect(try CityFiles(extra: quiet).settings().logged.offeredAs == .sms)
    }

    @Test("what is wrong is told with its line")
    func wrong() throws {
        let problems = try CityFiles(
            extra: """
                desk:
                  grace: soon
                  ceiling: 3
                  channels:
                    fax: {weight: 1}
                    chat: {weight: 0, points: 3, language_patience: never}

                """
        ).problems()
        #expect(
            problems.map { String($0.drop { $0 != "`" && $0 != "u" }) } == [
                "`desk.hold_level` must not be above `ceiling`",
                "`desk.grace` must be a time such as 30s, 5m, 24h or 7d",
                "unknown setting `fax`; known here: chat, email, mobile_app, phone, sms, social, walk_in, web",
                "`desk.channels.chat.language_patience` must be a time such as 30s, 5m, 24h or 7d",
                "`desk.channels.chat.weight` must be a whole number from 1 to 1000",
                "unknown setting `points`; known here: after_work, cap, language_patience, live, offer_limit, "
                    + "offers_at_once, pace, sticky_patience, weight",
            ], "\(problems)")
    }
}
