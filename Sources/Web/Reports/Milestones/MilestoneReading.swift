import Desk
import Intake
import Reports

/// Gathers what the milestones count, from wherever it stands.
struct MilestoneReading: Sendable {
    /// Entries of the record of what was done, and samples, that are read at most.
    private static let most = 20_000
    private static let draws = 500
    private static let (firstDay, lastDay) = ("0001-01-01", "9999-12-31")

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
        let steps = try await ports.catalogueMilestones.steps()
        events += steps.types.filter { (start..<end).contains($0.madeAt) }.map(event)
        events += try await recorded(from: from, to: to)
        events += try await partners(steps.partners, start..<end)
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

    private func event(_ step: CatalogueMilestones.Step) -> MilestoneEvent {
        MilestoneEvent(
            measure: step.measure, day: ports.calendar.day(of: step.madeAt), name: step.name, detail: step.detail)
    }

    /// What the catalogue tells of partners in a span and nobody entered, on whatever day.
    private func partners(
        _ steps: [CatalogueMilestones.Step], _ span: Range<Moment>
    ) async throws -> [MilestoneEvent] {
        let known = steps.filter { step in asOf.map { step.madeAt < $0 } ?? true }
        let here = Set(known.filter { !$0.isFirst && span.contains($0.madeAt) }.map(event))
        guard !here.isEmpty else { return [] }
        let entries = try await ports.milestones.milestones(from: Self.firstDay, to: Self.lastDay, asOf: asOf)
        // Held against all, so that an entry of who was there at first means nobody else.
        return PartnerRecord.unentered(known.map(event), besides: entries.map(Self.event)).filter(here.contains)
    }

    /// What people entered: here, and among what was done.
    private func recorded(from: String, to: String) async throws -> [MilestoneEvent] {
        let entered = try await ports.milestones.milestones(from: from, to: to, asOf: asOf).map(Self.event)
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

    private static func event(_ one: Milestone) -> MilestoneEvent {
        MilestoneEvent(
            measure: measure(one.kind), day: one.day, name: one.name,
            detail: [one.personName, one.text].filter { !$0.isEmpty }.joined(separator: ": "), entry: one.id.rawValue)
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
