package import Intake

/// Writes the mails by which a department is asked where a request stands. Pure: the facts are those of the transaction that sends them.
///
/// As what a rule tells its staff (`Reply`), they quote nothing of what anybody wrote and name no case by a token: mail goes through many
/// hands, and what comes back joins no request by itself.
package struct DepartmentAsking: Sendable {
    private let channels: [ChannelProfile]
    private let addresses: @Sendable (_ department: String) -> [String]
    private let catalogue: RequestCatalogue
    private let tokens: ReplyTokens
    private let ids: RowIDSource
    private let city: City
    private let deskURL: String

    /// - Parameters:
    ///   - channels: the city's; mail goes out by the first mailbox.
    ///   - addresses: a department's, by its name.
    ///   - deskURL: scheme and host under which staff reach the desk.
    package init(
        channels: [ChannelProfile], addresses: @escaping @Sendable (_ department: String) -> [String],
        catalogue: RequestCatalogue, tokens: ReplyTokens, ids: RowIDSource, city: City, deskURL: String
    ) {
        self.channels = channels.filter { $0.name.kind == .email }.sorted { $0.name.id < $1.name.id }
        self.addresses = addresses
        self.catalogue = catalogue
        self.tokens = tokens
        self.ids = ids
        self.city = city
        self.deskURL = deskURL
    }

    /// Whether a department can be asked at all.
    package func knows(_ department: String) -> Bool { !channels.isEmpty && !addresses(department).isEmpty }

    /// A mail for each address of the department's; none where nobody can be asked.
    package func mails(_ question: DepartmentQuestion, about asked: AskedRequest) -> [OutboundMessage] {
        guard let channel = channels.first else { return [] }
        return Set(addresses(asked.department)).sorted().map { address in
            // It is its own cause: of one cause and kind there is one row.
            let id = ids.next()
            let name = tokens.messageID(request: nil, outboxRow: id, domain: channel.messageIDDomain)
            return OutboundMessage(
                id: id, kind: .staffNotice, channel: channel.name, recipient: address,
                subject: "\(asked.number): please tell us where this stands (\(asked.department))",
                text: text(question, asked), language: .english, request: nil, conversation: nil, cause: id,
                messageID: String(name.dropFirst().dropLast()), createdAt: asked.now, dueAt: asked.now)
        }
    }

    private func text(_ question: DepartmentQuestion, _ asked: AskedRequest) -> String {
        let days = max(0, asked.now.since(asked.openedAt).components.seconds / 86_400)
        var lines = [
            "\(question.author.name) of \(city.service) asks where this request stands, and what the resident can be told.",
            "", "Number: \(asked.number)", "Department: \(asked.department)", "Priority: \(asked.priority)",
            "Opened: \(days == 1 ? "1 day" : "\(days) days") ago",
        ]
        if let type = asked.requestType.flatMap({ catalogue[$0] })?.name(in: .english, city: city.language) {
            lines.append("Type: \(type)")
        }
        if !question.why.isEmpty { lines += ["", "Why we ask:"] + question.why.map { "- \($0)" } }
        return
            (lines + [
                "", "Please write a note or answer the resident there:",
                "\(deskURL)/desk/requests/\(asked.number)", "",
                "An answer to this mail reaches \(city.service) as a message of its own: name the number in it.",
            ]).joined(separator: "\n")
    }
}
