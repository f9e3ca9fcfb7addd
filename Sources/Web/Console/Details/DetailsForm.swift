import Desk
import Intake

/// The form that changes type, department, queue, priority and place, as its template takes it.
struct DetailsForm {
    let standing: RequestStanding
    let catalogue: DeskCatalogue

    var values: [String: Any] {
        [
            "types": types,
            "departments": names(catalogue.departments, standing.department),
            "queues": names(catalogue.queues, standing.queue),
            "priorities": (1...5).map {
                option(String($0), ConsoleWords.priority($0), String(standing.priority))
            },
            "place": standing.place ?? "", "longest_place": String(RequestChanging.longestPlace),
        ]
    }

    private var types: [[String: Any]] {
        var types = [option("", "none", standing.requestType ?? "")]
        types += catalogue.types.map { option($0.code, $0.name(in: .english, city: .english), standing.requestType) }
        if let code = standing.requestType, !catalogue.types.contains(where: { $0.code == code }) {
            types.append(option(code, "\(code) (retired)", code))
        }
        return types
    }

    /// What it stands under stays a choice, also where the settings have it no more.
    private func names(_ known: [String], _ current: String) -> [[String: Any]] {
        (known.contains(current) ? known : known + [current]).map { option($0, $0, current) }
    }

    private func option(_ value: String, _ name: String, _ current: String?) -> [String: Any] {
        ["value": value, "name": name, "selected": value == current]
    }
}
