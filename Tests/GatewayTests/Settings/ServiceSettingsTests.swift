import Desk
import Foundation
import Intake
import Testing

@testable import Gateway

@Suite("Settings of service targets")
struct ServiceSettingsTests {
    @Test("where nothing is said, nothing is promised")
    func least() throws {
        #expect(try CityFiles().settings().service.isEmpty)
        #expect(try CityFiles(extra: "service: {warning_percent: 50}\n").settings().service.isEmpty)
    }

    @Test("whom warnings and breaches are for: usually, of all targets, of one")
    func escalation() throws {
        let extra = """
            service:
              on_warning: [supervisors]
              targets:
                - {stage: resolved, within: 8h, on_breach: [holder, supervisors]}
                - {stage: first_answer, within: 1h, on_warning: [holder]}

            """
        let targets = try CityFiles(extra: extra).settings().service
        let resolved = try #require(targets.target(.resolved, requestType: nil, channel: .email)).escalation
        #expect(resolved.onWarning == [.supervisors] && resolved.onBreach == [.holder, .supervisors])
        let answer = try #require(targets.target(.firstAnswer, requestType: nil, channel: .email)).escalation
        #expect(answer.onWarning == [.holder] && answer.onBreach == [.supervisors])
        for wrong in ["on_breach: []", "on_warning: [mayor]", "on_breach: [holder, mayor]"] {
            #expect(try CityFiles(extra: "service: {\(wrong)}\n").problems().count == 1, "\(wrong)")
        }
    }

    @Test("hours, a holiday, and targets by channel")
    func most() throws {
        let settings = try CityFiles(
            extra: """
                service:
                  hours: {monday: ["8:00-12:00", "13:00-17:00"], tuesday: "8:00-16:00"}
                  holidays: [2026-11-24]
                  warning_percent: 50
                  targets:
                    - {stage: first_answer, within: 8h}
                    - {stage: first_answer, channel: chat, within: 2m, around_the_clock: true}
                    - {stage: resolved, within: 5d}

                """
        ).settings()
        let mail = try #require(settings.service.target(.firstAnswer, requestType: nil, channel: .email))
        #expect(mail.time == .seconds(8 * 3600) && mail.warningPercent == 50)
        // From Monday, 2026-11-23, 00:00 in New York: all of its eight hours, however the day is divided.
        let monday = Moment(milliseconds: 1_795_410_000_000)
        #expect(mail.hours.due(.seconds(8 * 3600), from: monday) == monday + .seconds(17 * 3600))
        // Tuesday is a holiday: the ninth hour is next Monday's first.
        #expect(
            mail.hours.due(.seconds(9 * 3600), from: monday) == monday + .seconds(7 * 24 * 3600 + 9 * 3600))
        let chat = try #require(settings.service.target(.firstAnswer, requestType: nil, channel: .chat))
        #expect(chat.time == .seconds(120) && chat.hours.isOpen(at: monday))
        #expect(settings.service.target(.acknowledged, requestType: nil, channel: .email) == nil)
        #expect(settings.service.target(.resolved, requestType: nil, channel: .sms) != nil)
    }

    @Test("what is wrong is told")
    func wrong() throws {
        let wrong = try CityFiles(
            extra: """
                service:
                  hours: {monday: "17:00-8:00"}
                  holidays: [2026-13-01]
                  targets:
                    - {stage: soon, within: 8h}
                    - {stage: resolved}
                    - {stage: resolved, within: 8h, channel: fax, request_type: no-such-type}

                """)
        do {
            _ = try wrong.settings()
            Issue.record("taken")
        } catch let problems as SettingsProblems {
            let told = problems.problems.map { "\($0)" }.joined(separator: "\n")
            for word in ["monday", "stage", "within", "channel", "request_type"] {
                #expect(told.contains(word), "\(word) in \(told)")
            }
        }
    }

    @Test(
        "hours are times as 8:30-16:30",
        arguments: [
            ("8:30-16:30", DaySpan(minutes: 510..<990)), ("00:00-24:00", .wholeDay), ("16:30-8:30", nil), ("8-16", nil),
            ("8:30", nil), ("8:60-9:00", nil), ("24:01-24:02", nil), ("", nil), ("8:30-16:30-18:00", nil),
        ] as [(String, DaySpan?)])
    func spans(_ text: String, _ span: DaySpan?) {
        #expect(ServiceReader.span(text) == span)
    }
}
