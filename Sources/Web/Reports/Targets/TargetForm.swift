import Desk
import Intake
import Reports

/// The form by which a target is set.
struct TargetForm {
    let typed: PageForm
    let words: ReportWords
    let channels: [ChannelName]
    let departments: [String]
    let today: String

    /// What was typed; nil where something of it cannot be.
    var draft: TargetDraft? {
        let what = typed.text("what").split(separator: ".").map(String.init)
        guard what.count == 2, let subject = TargetSubject(name: what[0]),
            let statistic = TargetStatistic(rawValue: what[1]), let unit = TargetUnit(rawValue: typed.text("unit")),
            let bound = TargetBound(rawValue: typed.text("bound")),
            let value = unit.value(typed.text("value"), of: statistic)
        else { return nil }
        let of = typed.text("of").split(separator: ":", maxSplits: 1).map(String.init)
        let part = of.count == 2 ? FigureDimension(rawValue: of[0]).flatMap { TargetPart($0, of[1]) } : nil
        guard of.isEmpty == (part == nil) else { return nil }
        let last = typed.text("to")
        return TargetDraft(
            subject: subject, statistic: statistic, part: part, bound: bound, value: value, rate: unit.rate,
            from: typed.text("from"), to: last.isEmpty ? nil : last)
    }

    var values: [String: Any] {
        [
            "token": SecretToken().text, "value": typed.text("value"), "from": typed["from"] ?? today,
            "to": typed.text("to"), "what": what, "of": parts,
            "bounds": TargetBound.allCases.map {
                option($0.rawValue, $0.title, "bound")
            },
            "units": TargetUnit.allCases.map { option($0.rawValue, $0.title, "unit") },
        ]
    }

    private var what: [[String: Any]] {
        TargetSubject.all.flatMap { subject in
            let ofParts = subject.statistics(isPart: true)
            return (ofParts.isEmpty ? subject.statistics(isPart: false) : ofParts).map {
                option("\(subject.name).\($0.rawValue)", TargetWords.title(subject, $0), "what")
            }
        }
    }

    /// By dimension.
    private var parts: [[String: Any]] {
        let ways = Dictionary(grouping: channels, by: \.kind).filter { $0.value.count > 1 }.values.flatMap { $0 }
        let groups: [(FigureDimension, [String])] = [
            (.channelKind, ChannelKind.allCases.map(\.rawValue)), (.channel, ways.map(\.id).sorted()),
            (.department, departments.filter { !$0.isEmpty }), (.requestType, words.catalogue.types.map(\.code)),
        ]
        return groups.filter { !$0.1.isEmpty }.map { dimension, labels in
            [
                "title": ReportWords.title(dimension),
                "options": labels.map {
                    option("\(dimension.rawValue):\($0)", words.label($0, dimension), "of")
                },
            ]
        }
    }

    private func option(_ value: String, _ title: String, _ field: String) -> [String: Any] {
        ["value": value, "title": title, "chosen": typed[field] == value]
    }
}
