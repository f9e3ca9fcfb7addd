import Desk
import Hummingbird
import Intake

/// `/desk/set-aside`: what was set aside as spam or automatic mail, and what may be junk. Nothing of it is ever deleted; what was set aside by
/// itself is released here, and what a person set aside is opened again on its page.
struct SetAsideRoutes: Sendable {
    static let path = "/desk/set-aside"
    /// Entries of one page.
    private static let length = 50

    let pages: StaffPages
    let time: StaffTime
    let ports: ConsolePorts

    func add(to people: RouterGroup<PersonContext>) {
        let readers = people.group("").add(middleware: Requires(.requestList))
        readers.get("/desk/set-aside") { request, context in try await list(request, context) }
    }

    private func list(_ request: Request, _ context: PersonContext) async throws -> Response {
        let query = request.uri.queryParameters
        guard let kind = JunkFilter.Kind(rawValue: query.get("show") ?? "spam") else { throw StaffRefusal.notFound }
        let filter = JunkFilter(
            kind: kind, department: RequestSight(context.person.account).department,
            before: query.get("before").flatMap { Int64($0) }.map(RowID.init(rawValue:)), limit: Self.length + 1)
        let entries = try await ports.tools.junk.entries(filter)
        var values: [String: Any] = [
            "entries": entries.prefix(Self.length).map { row($0, kind) }, "is_empty": entries.isEmpty,
            "may_write": context.person.may(.requestAnswer),
            "views": JunkFilter.Kind.allCases.map {
                ["name": Self.name($0), "show": $0.rawValue, "is_shown": $0 == kind]
            }, "definition": Self.definition(kind),
        ]
        if entries.count > Self.length {
            values["next"] = "\(Self.path)?show=\(kind.rawValue)&before=\(entries[Self.length - 1].place.rawValue)"
        }
        return pages.page("set-aside", title: "Set aside", values, for: context)
    }

    private func row(_ entry: JunkEntry, _ kind: JunkFilter.Kind) -> [String: Any] {
        var values: [String: Any] = [
            "number": entry.number.description, "title": entry.title, "at": time.text(entry.openedAt),
            "machine": time.machine(entry.openedAt),
            "channel": "\(ConsoleWords.channel(entry.channel.kind)), \(entry.channel.id)",
            "why": entry.setAsideBy.map { "set aside by \($0)" } ?? entry.reason,
        ]
        if let decision = entry.decision {
            values["decision"] = decision.description
            if entry.score < 1 { values["sure"] = PossibleDuplicates.share(entry.score) }
            values["release"] = kind == .suspected ? "It is no spam" : "Release"
        }
        return values
    }

    private static func name(_ kind: JunkFilter.Kind) -> String {
        switch kind {
        case .suspected: "Perhaps spam"
        case .spam: "Spam"
        case .automatic: "Automatic mail"
        }
    }

    private static func definition(_ kind: JunkFilter.Kind) -> String {
        switch kind {
        case .suspected: "In the queue like any other, and perhaps spam by its words. Nothing was done by it."
        case .spam:
            "Set aside by the city's mail filter, by its words or by a person. It counts as spam and in no volume; "
                + "released, it is a request like any other, and such mail is learnt as none."
        case .automatic: "Set aside since a machine wrote it: out-of-office answers, lists, bounces."
        }
    }
}
