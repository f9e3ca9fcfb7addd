import Channels
import Intake

/// Looks for what is wrong with what rules do, beside the templates and the channels.
struct RuleActionCheck {
    let rules: [RoutingRule]
    let departmentMail: [String: [String]]
    let templates: ReplyTemplates
    let channels: [ChannelSettings]

    /// In words for the operator.
    var problems: [String] {
        var own: Set<String> = []
        for case .email(let settings) in channels { own.insert(settings.address.lowercased()) }
        let asked = departmentMail.sorted { $0.key < $1.key }.flatMap { department, addresses in
            addresses.filter { own.contains($0.lowercased()) }.map {
                "department_mail of \(department): '\($0)' is the city's own mailbox, which would ask itself"
            }
        }
        let told = rules.enumerated().flatMap { index, rule in
            var reasons: [String] = []
            if let name = rule.outcome.acknowledgement, !templates.variants.contains(name) {
                reasons.append("there is no template `acknowledgement-\(name).*` in the city's language")
            }
            // What a rule sent there would come in again.
            reasons += rule.outcome.notify.filter { own.contains($0.lowercased()) }.map {
                "'\($0)' is the city's own mailbox, which would tell itself"
            }
            return reasons.map { "rule \(index + 1) (\(rule.name)): \($0)" }
        }
        return asked + told
    }
}
