/// Finds the notices that a message is about, and whom that counts and subscribes. Pure: the notices that are open were read inside the
/// transaction that files the message.
package struct NoticeMatching: Sendable {
    /// A request type that was not sure enough to be given counts from this probability on: to be told too much costs a resident less
    /// than to be told nothing.
    package static let likelyType = 0.5

    private let ids: RowIDSource

    package init(ids: RowIDSource) { self.ids = ids }

    /// Adds whom the message counts in, with an event that says why (promise 10).
    ///
    /// - Parameter language: what they are told in.
    package func add(
        to changes: inout Changes, _ message: Message, _ verdict: Verdict, _ placement: Placement, _ facts: Facts,
        language: Language
    ) {
        guard !facts.notices.isEmpty, verdict.isFromResident, !message.sender.address.isEmpty,
            let filed = changes.message
        else { return }
        let text = FoldedText(Self.texts(message), limit: RoutingRules.examinedBytes)
        let types = [placement.requestType, message.likelyType].compactMap { $0 }
        for notice in facts.notices where notice.isOpen(at: facts.now) {
            guard let reason = notice.reason(in: text, types: types) else { continue }
            changes.notices.append(
                NoticeContact(
                    id: ids.next(), notice: notice.id, message: message, request: filed.request,
                    conversation: filed.conversation, language: language, reason: reason, at: facts.now))
            guard !facts.toldNotices.contains(notice.id) else { continue }
            changes.events.append(
                TimelineEvent(
                    id: ids.next(), request: filed.request, kind: .noticed, message: message.id,
                    detail: "\(notice.draft.name): \(reason)", at: message.arrivedAt))
        }
    }

    private static func texts(_ message: Message) -> [String] {
        [message.subject ?? "", message.text] + (message.place?.names ?? [])
    }
}
