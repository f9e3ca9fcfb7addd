import Desk
import Intake
import Reports

/// The city's goals for its 311, each with its figure: what Somerville's budget for the fiscal year 2022 asks of it.
struct GoalsPage {
    /// What a goal's figure is worked out from.
    struct Facts: Sendable {
        var days: FigureFilter
        var channels: FigureTable
        var service: FigureTable
        var satisfaction: FigureTable
        var roster: [RosterEntry]
        /// The record of visits, reviews and plans.
        var actions: [ActionKind: ActionCount]
        /// Reviews, trainings, request types and partners.
        var milestones: [MilestoneMeasure: Int]
    }

    let facts: Facts
    let ports: ReportPorts
    let view: ReportAddress

    /// A row for each goal.
    var rows: [[String: Any]] {
        [counted, answering, promises, trained, surveys, engagements, actions, types, partners]
    }

    private var counted: [String: Any] {
        let all = facts.channels.total[.contact].count
        return row(
            "Count what comes by each channel, in total and as a share of all of 311",
            "\(FigureWords.count(all)) contacts, \(FigureWords.count(facts.channels.total[.opened].count)) new requests",
            facts.channels.rows.filter { $0[.contact].count > 0 }.map { row in
                let kind = ChannelKind(rawValue: row.label).map(ConsoleWords.channel) ?? row.label
                return "\(kind) \(FigureWords.share(row.shares[.contact] ?? 0))"
            }.joined(separator: ", "), ReportRoutes.path)
    }

    private var answering: [String: Any] {
        let written = [ChannelKind.email, .chat, .sms].map { kind in
            let row = facts.channels.rows.first { $0.label == kind.rawValue }
            return "\(ConsoleWords.channel(kind)): \(FigureWords.count(row?[.contact].count ?? 0)) contacts"
        }
        return row(
            "Serve residents by email, live chat and text", written.joined(separator: ", "),
            Measure.contact.definition, ReportRoutes.path + "/volume")
    }

    private var promises: [String: Any] {
        let types = ports.catalogue.types.filter(\.isActive)
        let promised = types.count { $0.resolvedHours != nil || $0.answeredHours != nil }
        let closed = facts.service.total[.resolved].count
        let late = facts.service.total[.resolvedLate].count
        return row(
            "Promise a time for more request types (SLAs), and keep it",
            "\(promised) of \(types.count) request types have a promised time of their own",
            "\(FigureWords.count(closed)) requests closed, \(FigureWords.count(late)) of them late.",
            ReportRoutes.path + "/service")
    }

    private var trained: [String: Any] {
        let blended = facts.roster.count { $0.isBlended(on: facts.days.to) }
        return row(
            "Train staff for blended service", "\(blended) of \(facts.roster.count) on \(facts.days.to)",
            "Trained for a channel where people speak and at least two where they write. In these days \(count(.blended)) newly so, and "
                + "\(count(.training)) trainings.", MilestonesDrawing.path)
    }

    private var surveys: [String: Any] {
        let total = facts.satisfaction.total
        let sent = total[.surveySent].count
        let means = [Measure.overall, .accuracy, .courtesy, .ease].map { measure in
            "\(measure.title) \(total[measure].meanHundredths.map(FigureWords.hundredths) ?? "–")"
        }
        return row(
            "Ask residents how we did, and hear them",
            "\(FigureWords.count(sent)) surveys sent, \(FigureWords.count(total[.overall].count)) answered",
            means.joined(separator: ", ") + ". Changed because of feedback: \(count(.feedbackChange)).",
            ReportRoutes.path + "/satisfaction")
    }

    private var engagements: [String: Any] {
        row(
            "Review engagements of each employee",
            "\(count(.reviewed)) engagement reviews, of \(count(.drawn)) samples drawn",
            MilestoneMeasure.reviewed.definition, MilestonesDrawing.path)
    }

    private var actions: [String: Any] {
        let counts = ActionKind.allCases.map { kind in
            let count = facts.actions[kind] ?? ActionCount()
            return "\(kind.title)s: \(FigureWords.count(count.all)), \(FigureWords.count(count.done)) done"
        }
        return row(
            "Look at what was done, and better it with departments and partners", counts.joined(separator: "; "),
            ActionKind.allCases.map(\.definition).joined(separator: " "), ActionRoutes.path)
    }

    private var types: [String: Any] {
        row(
            "Add and improve request types",
            "\(count(.typeAdded)) added, \(count(.typeChanged)) changed, \(count(.typeRetired)) retired",
            "By the versions of the catalogue, of which every request keeps the one it was made with.",
            MilestonesDrawing.path)
    }

    private var partners: [String: Any] {
        row(
            "Bring departments and partners in",
            "\(count(.partnerOnboarded)) onboarded, \(count(.partnerChanged)) changed, \(count(.partnerLeft)) left",
            "By the versions of the catalogue, and as entered among the milestones.", MilestonesDrawing.path)
    }

    private func count(_ measure: MilestoneMeasure) -> String {
        FigureWords.count(facts.milestones[measure] ?? 0)
    }

    /// - Parameter path: a page with more of it.
    private func row(_ goal: String, _ figure: String, _ detail: String, _ path: String?) -> [String: Any] {
        var values: [String: Any] = ["goal": goal, "figure": figure, "detail": detail]
        if let path { values["path"] = path.hasPrefix(ReportRoutes.path) ? view.link(path) : path }
        return values
    }
}
