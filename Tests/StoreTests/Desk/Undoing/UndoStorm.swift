import Desk
import Foundation
import Intake
import Reports
import TestKit
import Testing

@testable import Store

/// Random acts on a small city, each with its way back: what is filed, linked, merged and split off.
struct UndoStorm {
    /// How all that there was stands: what taking back must restore.
    private struct Picture {
        var rows: [String]
        var counts: [String: Int]

        /// What stands otherwise in a later one.
        func differences(to later: Picture) -> [String] {
            let rows = Set(rows).symmetricDifference(later.rows).sorted()
            let kinds = Set(counts.keys).union(later.counts.keys).sorted()
            return rows + kinds.filter { counts[$0] ?? 0 != later.counts[$0] ?? 0 }.map { "\($0) counted" }
        }
    }

    private struct Act {
        let name: String
        /// Only what there was then is compared: what was filed stays, on a request of its own.
        let bound: RowID
        let before: Picture
        let isFiling: Bool
        let back: @Sendable () async throws -> ChangeOutcome
    }

    private let scene: UndoScene
    private let targets: ServiceTargets
    private var generator: SeededGenerator
    private var acts: [Act] = []
    /// That something came stays counted, also where all that was made of it is taken back.
    private var came: [String: Int] = [:]
    private(set) var undone = 0

    init(_ engine: StoreEngine, seed: UInt64) async throws {
        scene = try await UndoScene(engine)
        generator = SeededGenerator(seed: seed)
        var targets = ServiceTargets()
        let hours = WorkingHours.always(CityCalendar(timeZone: .gmt))
        let people = Escalation(onBreach: [.holder], otherwise: AgentID(rawValue: 1))
        let target = ServiceTarget(.seconds(9 * 86_400), hours, escalation: people)
        targets.set(.resolved, target)
        targets.set(
            .resolved, requestType: "pothole", ServiceTarget(.seconds(86_400), hours, escalation: people))
        self.targets = targets
    }

    mutating func step() async throws {
        scene.city.clock.advance(by: .seconds(1))
        switch generator.below(10) {
        case 0...4: try await file()
        case 5: try await link()
        case 6: try await merge()
        case 7: try await split()
        case 8: try await undo()
        default: try await settle()
        }
    }

    /// Takes everything back, the last first.
    mutating func undoAll() async throws {
        while !acts.isEmpty { try await undo() }
        #expect(try await scene.city.agrees())
    }

    private mutating func undo() async throws {
        guard let act = acts.popLast() else { return }
        scene.city.clock.advance(by: .seconds(1))
        let outcome = try await act.back()
        #expect(outcome == .done, "\(act.name)")
        undone += 1
        var after = try await picture(before: act.bound)
        if act.isFiling {
            for kind in ["message_in", "contact", "opened", "automatic", "spam"] {
                came[kind, default: 0] += (after.counts[kind] ?? 0) - (act.before.counts[kind] ?? 0)
                after.counts[kind] = act.before.counts[kind]
            }
        }
        let differences = act.before.differences(to: after)
        #expect(differences.isEmpty, "\(act.name), taken back as number \(undone)")
    }

    // MARK: - Acts

    private static let texts = [
        "A pothole at 93 School St", "The cellar is flooded", "A lamp is out", "A lamp is out", "Noise at night",
    ]

    private mutating func file() async throws {
        let (bound, before) = try await now()
        let who = generator.below(3)
        let text = Self.texts[generator.below(Self.texts.count)]
        let message: RowID
        if generator.below(2) == 0 {
            message = try await scene.city.send(.text("+1617555010\(who)", text), on: SmallCity.sms)
        } else {
            var mail = PlainMessage.mail("\(who)@example.org", text, id: "m\(bound)@example.org")
            if generator.below(3) == 0,
                let known = try await any("SELECT message_id FROM message WHERE message_id IS NOT NULL ORDER BY id")
            {
                mail.references = [known]
            } else if generator.below(6) == 0 {
                mail.automatic = .automatic
            }
            message = try await scene.city.send(mail)
        }
        let scene = scene
        acts.append(
            Act(name: "filed \(text)", bound: bound, before: before, isFiling: true) {
                let made = try await scene.city.rows(
                    "SELECT id, request FROM decision WHERE message = \(message) AND undone_at IS NULL ORDER BY id DESC",
                    columns: 2)
                for row in made {
                    let (decision, request) = (Int64(row[0]) ?? 0, Int64(row[1]) ?? 0)
                    let number = try await scene.number(RowID(rawValue: request))
                    let outcome = try await scene.undo(RowID(rawValue: decision), on: number)
                    guard case .done = outcome else { return outcome }
                }
                return .done
            })
    }

    private mutating func link() async throws {
        guard let child = try await request(), let parent = try await request() else { return }
        try await desk("linked", { try await $0.change(child, .link(parent: parent)) }) {
            try await $0.change(child, .unlink)
        }
    }

    private mutating func merge() async throws {
        guard let child = try await request(), let target = try await request() else { return }
        let seen = try await scene.standing(child).version
        try await desk(
            "merged", { try await $0.city.store.merging.merge(child, into: target, seen: seen, by: UndoScene.maria) }
        ) {
            let seen = try await $0.standing(child).version
            return try await $0.city.store.merging.unmerge(child, seen: seen, by: UndoScene.maria)
        }
    }

    private mutating func split() async throws {
        guard
            let chosen = try await any(
                "SELECT MAX(id) FROM message WHERE request IS NOT NULL GROUP BY request HAVING COUNT(*) > 1 ORDER BY 1"),
            let message = Int64(chosen).map(RowID.init(rawValue:))
        else { return }
        let number = try await scene.number(of: message)
        let seen = try await scene.standing(number).version
        try await desk(
            "split",
            {
                let outcome = try await $0.city.store.merging.split(
                    [message], off: number, seen: seen, by: UndoScene.maria)
                if case .done = outcome { return .done }
                return .refused(.nothing)
            }
        ) {
            let new = try await $0.number(of: message)
            let seen = try await $0.standing(new).version
            return try await $0.city.store.merging.unsplit(new, seen: seen, by: UndoScene.maria)
        }
    }

    /// What has no way back but another act comes only where nothing waits to be taken back.
    private mutating func settle() async throws {
        try await undoAll()
        guard let number = try await request() else { return }
        let changes: [RequestChange] = [
            .close(.resolved), .close(.spam), .reopen, .snooze(until: scene.city.clock.now() + .seconds(86_400)),
        ]
        _ = try await scene.change(number, changes[generator.below(changes.count)])
    }

    /// An act at the desk, which counts as if it never was once it is taken back.
    private mutating func desk(
        _ name: String, _ act: (UndoScene) async throws -> ChangeOutcome,
        back: @escaping @Sendable (UndoScene) async throws -> ChangeOutcome
    ) async throws {
        let (bound, before) = try await now()
        guard case .done = try await act(scene) else { return }
        acts.append(Act(name: name, bound: bound, before: before, isFiling: false) { [scene] in try await back(scene) })
    }

    // MARK: - What there is

    /// The same of a seed in every run: what is random itself orders nothing.
    private mutating func any(_ sql: String) async throws -> String? {
        let found = try await scene.city.column(sql)
        return found.isEmpty ? nil : found[generator.below(found.count)]
    }

    private mutating func request() async throws -> TrackingNumber? {
        try await any("SELECT tracking_number FROM service_request ORDER BY id").flatMap { TrackingNumber($0) }
    }

    private func now() async throws -> (RowID, Picture) {
        let bound = scene.city.ids.next()
        return (bound, try await picture(before: bound))
    }

    private func picture(before bound: RowID) async throws -> Picture {
        let city = scene.city
        var rows: [String] = []
        for sql in [
            "SELECT 'message', id, COALESCE(request, 0), is_unconfirmed FROM message",
            "SELECT 'conversation', id, COALESCE(request, 0), 0 FROM conversation",
            "SELECT 'contact', id, COALESCE(request, 0), 0 FROM contact",
            "SELECT 'pair', request, other, 0 FROM not_duplicate",
        ] {
            let id = sql.contains("not_duplicate") ? "other" : "id"
            let found = try await city.rows("\(sql) WHERE \(id) < \(bound) ORDER BY 2, 3", columns: 4)
            rows += found.map { $0.joined(separator: " ") }
        }
        let requests = try await city.rows(
            "SELECT id, tracking_number FROM service_request WHERE id < \(bound) ORDER BY id", columns: 2)
        for request in requests {
            let number = try #require(TrackingNumber(request[1]))
            let values = try await scene.standing(number).values.sorted { $0.key < $1.key }
            rows.append("request \(request[0]) " + values.map { "\($0.key)=\($0.value)" }.joined(separator: " "))
        }
        rows += try await stages(of: requests.compactMap { Int64($0[0]).map(RowID.init(rawValue:)) })
        return Picture(rows: rows, counts: try await city.ledger().merging(came) { $0 - $1 })
    }

    /// What is promised, and whether that is done; when it is due moves with the time that it was closed.
    private func stages(of requests: [RowID]) async throws -> [String] {
        let now = scene.city.clock.now()
        return try await scene.city.store.service.histories(of: requests).flatMap { history in
            history.stages(at: now, targets).map { stage in
                "stage \(history.request) \(stage.promised) \(stage.due == nil ? "stands" : "runs")"
            }
        }
    }
}
