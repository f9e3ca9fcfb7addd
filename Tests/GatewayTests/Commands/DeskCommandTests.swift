import Foundation
import Intake
import TestKit
import Testing

@testable import Desk
@testable import Gateway

@Suite("Planning the desk")
struct DeskCommandTests {
    private func plan(_ yaml: String, arrivals: String? = nil) throws -> SimulationPlan {
        let folder = try TemporaryFolder()
        try Data(yaml.utf8).write(to: URL(filePath: folder.path("plan.yaml")))
        if let arrivals { try Data(arrivals.utf8).write(to: URL(filePath: folder.path("arrivals.csv"))) }
        return try SimulationPlanReader.plan(at: folder.path("plan.yaml"))
    }

    /// What is wrong with a plan, without its file's name.
    private func problems(_ yaml: String, arrivals: String? = nil) -> [String] {
        do {
            _ = try plan(yaml, arrivals: arrivals)
            return []
        } catch {
            return "\(error)".split(separator: "\n").dropFirst().map {
                String($0.replacing(#/^.*plan.yaml:/#, with: ""))
            }
        }
    }

    @Test("the plan that comes with intake is the day that is shown without any")
    func example() throws {
        let plan = try SimulationPlanReader.plan(at: Repository.path("deploy/desk/day.yaml"))
        #expect(plan.channels == SimulationPlan.modelCity.channels)
        #expect(plan.shifts == SimulationPlan.modelCity.shifts)
        #expect(plan == .modelCity)
    }

    @Test(
        "every key of a plan is in deploy/desk/README.md, word for word",
        arguments: 0..<SimulationPlanKeys.sections.count)
    func documented(_ index: Int) throws {
        let section = SimulationPlanKeys.sections[index]
        let rows = Documents.rows(below: "`\(section.title)`", in: try Repository.text("deploy/desk/README.md"))
        #expect(rows == section.keys.map { ["`\($0.name)`", $0.meaning] })
    }

    @Test("every key is read")
    func keys() throws {
        let plan = try plan(
            """
            days: 3
            cool_off: 10s
            channels:
              - {kind: chat, per_hour: 6, handling: {exponential: 4m}, attention: 0.4, patience: {fixed: 90s}, within: 45s,
                 languages: {es: 20}, weight: 3, cap: 3, offers_at_once: 2, offer_limit: 20s, after_work: 15s}
              - {kind: phone, per_day: 24, handling: {lognormal: 3m, variation: 0.5}, after_work: none}
            staff:
              - {name: all, count: 4, channels: [chat], languages: [es, en], points: 9, accepts_after: 2s}
              - {from: "22:00", to: "6:00", breaks: ["23:45-0:15", "2:00-2:30"]}
            """)
        #expect(plan.days == 3)
        #expect(plan.policy.coolOff == .seconds(10))
        let chat = plan.channels[0]
        #expect(chat.perHour == Array(repeating: 6, count: 24))
        #expect(chat.handling == .exponential(mean: .seconds(240)))
        #expect(chat.attention == 0.4)
        #expect(chat.patience == .fixed(.seconds(90)))
        #expect(chat.target == .seconds(45))
        #expect(chat.languages == [.spanish: 0.2])
        let rule = plan.policy[.chat]
        #expect(rule.weight == 3)
        #expect(rule.cap == 3)
        #expect(rule.offersAtOnce == 2)
        #expect(rule.offerLimit == .seconds(20))
        #expect(rule.afterWork == .seconds(15))
        #expect(abs(plan.channels[1].perHour.reduce(0, +) - 24) < 1e-9)
        #expect(plan.channels[1].handling == .lognormal(mean: .seconds(180), variation: 0.5))
        #expect(plan.policy[.phone].afterWork == nil)
        #expect(plan.shifts[0].count == 4)
        #expect(plan.shifts[0].channels == [.chat])
        #expect(plan.shifts[0].languages == [.spanish, .english])
        #expect(plan.shifts[0].points == 9)
        #expect(plan.shifts[0].answering == .fixed(.seconds(2)))
        #expect(plan.shifts[0].minutes == nil)
        #expect(plan.shifts[1].minutes == 1_320..<1_800)
        #expect(plan.shifts[1].breaks == [1_425..<1_455, 1_560..<1_590])
    }

    @Test("recorded contacts")
    func arrivals() throws {
        let plan = try plan(
            "arrivals: arrivals.csv\n",
            arrivals:
                "at,channel,handling_seconds,patience_seconds,priority,language\n8:30:15,chat,240,60,1,es\n\n90,email,,,,\n"
        )
        #expect(
            plan.arrivals == [
                SimulatedArrival(
                    at: 30_615_000, kind: .chat, handling: 240_000, patience: 60_000, priority: 1, language: .spanish),
                SimulatedArrival(at: 90_000, kind: .email),
            ])
        let wrong = problems("arrivals: arrivals.csv\n", arrivals: "at,channel\n8:30,fax\n25:xx,chat\n8:30\n")
        #expect(wrong.count { $0.hasPrefix("arrivals.csv:") } == 3)
        #expect(problems("arrivals: arrivals.csv\n", arrivals: "when\n8:30\n").count == 1)
        #expect(problems("arrivals: nowhere.csv\n").count == 1)
    }

    @Test(
        "what is wrong is said, with its line",
        arguments: [
            ("days: 0\n", "1: `days` must be"), ("dais: 1\n", "1: unknown setting `dais`; did you mean `days`?"),
            ("channels:\n  - per_day: 3\n", "2: `channels.kind` is missing"),
            ("channels:\n  - {kind: fax}\n", "2: `channels.kind` must be one of"),
            ("channels:\n  - {kind: chat}\n  - {kind: chat}\n", "1: `channels` has a kind twice"),
            ("channels:\n  - {kind: chat, per_hour: [1, 2]}\n", "2: `channels.per_hour` must be one number, or 24"),
            (
                "channels:\n  - {kind: chat, handling: {fixed: 1m, exponential: 2m}}\n",
                "2: `channels.handling` must have one"
            ),
            (
                "channels:\n  - {kind: chat, attention: 2}\n",
                "2: `channels.attention` must be a number from 0.05 to 1.0"
            ),
            ("staff:\n  - {from: \"8:75\"}\n", "2: `staff.from` must be a time"),
            (
                "staff:\n  - {from: \"8:00\", to: \"16:00\", breaks: [\"17:00-18:00\"]}\n",
                "2: `staff.breaks` must lie within"
            ),
            ("staff:\n  - {channels: [fax]}\n", "2: `staff.channels` knows"),
        ])
    func wrong(yaml: String, problem: String) {
        let found = problems(yaml)
        #expect(found.count == 1, "\(found)")
        #expect(found.first?.hasPrefix(problem) == true, "\(found)")
    }

    @Test("a day without a plan, in each format; the same seed gives the same day")
    func simulate() async throws {
        let table = try await IntakeProgram.run("desk", "simulate")
        #expect(table.exitCode == 0, "\(table.output)")
        for kind in ["phone", "walk_in", "email", "chat", "sms", "web", "mobile_app", "social", "all"] {
            #expect(table.output.contains("\n\(kind) "), "\(kind) is missing")
        }
        #expect(try await IntakeProgram.run("desk", "simulate", "--seed", "1").output == table.output)
        #expect(try await IntakeProgram.run("desk", "simulate", "--seed", "2").output != table.output)
        let csv = try await IntakeProgram.run("desk", "simulate", "--format", "csv", "--days", "2")
        #expect(csv.output.hasPrefix("channel,contacts,answered,gave_up,"))
        #expect(csv.output.split(separator: "\r\n").count == 10)
        let json = try await IntakeProgram.run("desk", "simulate", "--format", "json")
        let document = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        #expect((document?["channels"] as? [Any])?.count == 8)
        #expect(try await IntakeProgram.run("desk", "simulate", "--days", "0").exitCode == 64)
        let missing = try await IntakeProgram.run("desk", "simulate", "/nowhere/plan.yaml")
        #expect(missing.exitCode == 1)
        #expect(missing.output.contains("/nowhere/plan.yaml: cannot be read"))
    }

    @Test("how many agents: 40 calls of four minutes an hour, in each format")
    func staff() async throws {
        let words = ["desk", "staff", "--per-hour", "40", "--handling", "4m"]
        let table = try await IntakeProgram.run(words)
        #expect(table.exitCode == 0, "\(table.output)")
        #expect(table.output.contains("2.7 erlangs"))
        #expect(table.output.contains(" 5 * "), "\(table.output)")
        let csv = try await IntakeProgram.run(words + ["--format", "csv", "--patience", "3m"])
        #expect(csv.output.hasPrefix("agents,enough,"))
        let json = try await IntakeProgram.run(words + ["--format", "json"])
        #expect(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) is [Any])
        #expect(try await IntakeProgram.run(["desk", "staff", "--per-hour", "0", "--handling", "4m"]).exitCode == 64)
        #expect(try await IntakeProgram.run(["desk", "staff", "--per-hour", "9", "--handling", "4"]).exitCode == 64)
        #expect(
            try await IntakeProgram.run(["desk", "staff", "--per-hour", "90000", "--handling", "20m"]).exitCode == 1)
    }

    @Test(
        "figures",
        arguments: [
            (FigureText.decimal(12.345, places: 2), "12.35"), (FigureText.decimal(-0.04), "0.0"),
            (FigureText.decimal(-1.26), "-1.3"), (FigureText.decimal(7, places: 0), "7"),
            (FigureText.decimal(0.999, places: 2), "1.00"), (FigureText.decimal(3.05, places: 3), "3.050"),
            (FigureText.percent(0.1234), "12.3 %"), (FigureText.clock(0), "0:00"), (FigureText.clock(65_499), "1:05"),
            (FigureText.clock(3_599_500), "1:00:00"), (FigureText.clock(-5), "0:00"),
        ])
    func figures(text: String, expected: String) {
        #expect(text == expected)
    }
}
