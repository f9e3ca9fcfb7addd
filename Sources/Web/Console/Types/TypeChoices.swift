import Desk
import Intake
import Reports

/// The request types that a request is likely of, each with one key to take it: what was learnt from the catalogue and from earlier
/// requests, not yet decided.
struct TypeChoices {
    /// What is less likely is not worth a look. Percent.
    private static let leastPercent = 5

    let detail: RequestDetail
    let standing: RequestStanding
    let guess: TypeGuess?
    let catalogue: DeskCatalogue

    /// Nothing for a request that is closed, or whose type a person or a rule chose.
    var values: [String: Any] {
        let choices = choices
        return [
            "has_type_choices": !choices.isEmpty,
            "type_choices": choices.enumerated().map { index, choice in
                [
                    "key": String(index + 1), "code": choice.type.code, "percent": String(choice.percent),
                    "name": choice.type.name(in: .english, city: .english),
                ]
            },
            "type_words": guess?.words.joined(separator: ", ") ?? "",
            "current_department": standing.department, "current_queue": standing.queue,
            "current_priority": String(standing.priority), "current_place": standing.place ?? "",
        ]
    }

    private var choices: [(type: RequestType, percent: Int)] {
        let rule = detail.summary.placement.rule
        guard standing.isOpen, standing.requestType == nil || rule == RoutingRules.learntRule else { return [] }
        return (guess?.types ?? []).compactMap { choice in
            guard choice.percent >= Self.leastPercent, choice.name != standing.requestType,
                let type = catalogue.types.first(where: { $0.code == choice.name })
            else { return nil }
            return (type, choice.percent)
        }
    }
}
