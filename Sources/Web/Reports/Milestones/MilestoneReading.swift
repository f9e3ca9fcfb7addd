import Desk
import Intake
import Reports

/// Gathers what the milestones count, from wherever it stands.
struct MilestoneReading: Sendable {
    /// Entries of the record of what was done, and samples, that are read at most.
    private static let most = 20_000
    private static let draws = 500

    let ports: ReportPorts
    /// What was recorded from this moment on is left out, and with it what is not known of the past; nil for nothing.
    var asOf: Moment?

    /// What happened between two city days, both included; the newest first.
    func events(from: String, to: String) async throws -> [MilestoneEvent] {
        let calendar = ports.calendar
        guard let start = calendar.bounds(of: from)?.lowerBound, let last = calendar.bounds(of: to)?.upperBound else {
            return []
        }
        let end = max(start, min(last, asOf ?? last))
        let days = from...max(from, to)
        var events = try await ports.milestones.reviewed(from: start, to: end).map { one in
            MilestoneEvent(
                measure: .reviewed, day: calendar.day(of: one.at), name: one.agentName,
                detail: TrackingNumber(one.symbols)?.description ?? "")
        }
        events += try await drawn(since: start).filter { $0.drawnAt < end }.map { draw in
            MilestoneEvent(
                measure: .drawn, day: calendar.day(of: draw.drawnAt), name: draw.scorecard.name,
                detail: "\(draw.first) to \(draw.last)")
        }
        events += try await (asOf == nil ? ports.roster.entries() : []).compactMap { entry in
            entry.blendedSince.flatMap { day in
                days.contains(day)
                    ? MilestoneEvent(measure: .blended, day: day, name: entry.account.displayName.text) : nil
            }
        }
        let versions = try await ports.versions.versions(since: nil)
        events += types(versions.filter { (start..<end).contains($0.madeAt) })
        let recorded = try await recorded(from: from, to: to)
        events += recorded
        events += departments(versions, start..<end).filter { derived in
            // Who entered it meant the same.
            !recorded.contains { $0.measure == derived.measure && $0.name.lowercased() == derived.name.lowercased() }
        }
        return events.sorted {
            ($1.day, $0.measure.rawValue, $0.name) < ($0.day, $1.measure.rawValue, $1.name)
        }
    }

    private func drawn(since start: Moment) async throws -> [ReviewDraw] {
        var draws: [ReviewDraw] = []
        while draws.count < Self.most {
            let more = try await ports.reviews.draws(before: draws.last?.id, limit: Self.draws)
            draws += more
            guard more.count == Self.draws, let last = more.last, last.drawnAt >= start else { break }
        }
        return draws.filter { $0.drawnAt >= start }
    }

    /// By the versions of the catalogue.
    private func types(_ versions: [CatalogueVersion]) -> [MilestoneEvent] {
        versions.flatMap { version in
            version.entries.map { entry in
                let measure: MilestoneMeasure =
                    switch entry.kind {
                    case .added, .returned: .typeAdded
                    case .changed: .typeChanged
                    case .retired: .typeRetired
                    }
                return MilestoneEvent(
                    measure: measure, day: ports.calendar.day(of: version.madeAt), name: entry.code,
                    detail: entry.fields.joined(separator: ", "))
            }
        }
    }

    /// By the same versions, all of which must be known to tell who is new in one. Who was there when the gateway served first was not brought in by it.
    private func departments(_ versions: [CatalogueVersion], _ span: Range<Moment>) -> [MilestoneEvent] {
        let changes = DepartmentHistory.changes(in: versions).filter { $0.version > 1 && span.contains($0.madeAt) }
        return changes.map { change in
            let measure: MilestoneMeasure =
                switch change.kind {
                case .onboarded: .partnerOnboarded
                case .changed: .partnerChanged
                case .left: .partnerLeft
                }
            return MilestoneEvent(
                measure: measure, day: ports.calendar.day(of: change.madeAt), name: change.department,
                detail: change.queues.isEmpty ? "" : "queues \(change.queues.joined(separator: ", "))")
        }
    }

    /// What people entered: here, and among what was done.
    private func recorded(from: String, to: String) async throws -> [MilestoneEvent] {
        let entered = try await ports.milestones.milestones(from: from, to: to, asOf: asOf).map { one in
            MilestoneEvent(
                measure: Self.measure(one.kind), day: one.day, name: one.name,
                detail: [one.personName, one.text].filter { !$0.isEmpty }.joined(separator: ": "),
                entry: one.id.rawValue)
        }
        let filter = ActionFilter(from: from, to: to, today: ports.calendar.day(of: ports.clock.now()))
        let actions = try await ports.actions.actions(filter, after: nil, limit: Self.most)
        return entered
            + actions.filter { action in asOf.map { RowIDSource.moment(of: action.id) < $0 } ?? true }.map { action in
                MilestoneEvent(
                    measure: Self.measure(action.kind), day: action.day,
                    name: [action.department, action.partner].filter { !$0.isEmpty }.joined(separator: ", "),
                    detail: action.ownerName)
            }
    }

    private static func measure(_ kind: MilestoneKind) -> MilestoneMeasure {
        switch kind {
        case .training: .training
        case .partnerOnboarded: .partnerOnboarded
        case .partnerChanged: .partnerChanged
        case .partnerLeft: .partnerLeft
        case .feedbackChange: .feedbackChange
        }
    }

    private static func measure(_ kind: ActionKind) -> MilestoneMeasure {
        switch kind {
        case .fieldVisit: .fieldVisit
        case .partnershipReview: .partnershipReview
        case .actionPlan: .actionPlan
        }
    }

    /// How many there are of each.
    static func counts(_ events: [MilestoneEvent]) -> [MilestoneMeasure: Int] {
        events.reduce(into: [:]) { $0[$1.measure, default: 0] += 1 }
    }
}
