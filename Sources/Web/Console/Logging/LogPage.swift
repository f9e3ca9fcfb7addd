import Desk
import Intake

/// The form of a contact as its template takes it.
struct LogPage {
    let ports: LogPorts
    /// What was typed so far.
    let form: PageForm
    /// The channel to begin with.
    let channel: String?

    var values: [String: Any] {
        let chosen = form["channel"] ?? channel ?? ports.channels.first?.id
        let kind = form["kind"].flatMap(ContactKind.init(rawValue:)) ?? .service
        let language = Language(rawValue: form.text("language")) ?? ports.cityLanguage
        return [
            "has_channels": !ports.channels.isEmpty,
            "channels": ports.channels.map { name in
                [
                    "id": name.id, "title": title(name), "chosen": name.id == chosen,
                ] as [String: Any]
            },
            "kinds": ContactKind.allCases.map { one in
                ["value": one.rawValue, "title": Self.title(one), "chosen": one == kind] as [String: Any]
            },
            "languages": Language.allCases.map { one in
                [
                    "value": one.rawValue, "title": ConsoleWords.language(one), "chosen": one == language,
                ] as [String: Any]
            },
            "groups": groups, "form": form["form"] ?? SecretToken().text, "about": form.text("about"),
            "name": form.text("name"), "caller": form.text("caller"), "place": form.text("place"),
            "other_join": form.text("other_join"),
        ]
    }

    /// Of two channels of one kind each has its id beside it.
    private func title(_ name: ChannelName) -> String {
        let title = ConsoleWords.channel(name.kind)
        return ports.channels.count { $0.kind == name.kind } > 1 ? "\(title) (\(name.id))" : title
    }

    private static func title(_ kind: ContactKind) -> String {
        switch kind {
        case .service: "Service: opens a request"
        case .information: "Information: counts, no case"
        case .feedback: "Feedback: counts, no case"
        }
    }

    /// The catalogue's active types by their groups, in its order.
    private var groups: [[String: Any]] {
        var order: [String] = []
        var types: [String: [[String: Any]]] = [:]
        for type in ports.catalogue.types where type.isActive {
            if types[type.group] == nil { order.append(type.group) }
            types[type.group, default: []].append([
                "code": type.code, "name": type.name(in: .english, city: ports.cityLanguage),
                "chosen": type.code == form["other_type"],
            ])
        }
        return order.map { ["group": $0.isEmpty ? "Other" : $0, "types": types[$0] ?? []] }
    }
}
