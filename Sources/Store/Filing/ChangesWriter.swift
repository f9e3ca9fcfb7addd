import Foundation
import Intake

/// Writes what filing one message decided, in the transaction that read its facts.
struct ChangesWriter: Sendable {
    let rows: ReceivedRows

    /// - Parameter closing: gets what is written at the wave's end.
    func write(
        _ changes: Changes, of kept: RowID, channel: ChannelName, now: Moment, _ closing: inout WaveClosing,
        _ session: any SQLSession
    ) throws(StoreFailure) {
        if case .redelivered(let known) = changes.disposition {
            closing.count([try rows.note(redeliveryOf: known, channel, now, session)])
            return closing.mark(kept, "redelivered")
        }
        if let resident = changes.resident { try write(resident, session) }
        if let identity = changes.identity { try write(identity, session) }
        let isStaffEntered = changes.message?.message.enteredBy != nil
        if let request = changes.request { try write(request, of: changes, isStaffEntered: isStaffEntered, session) }
        if let answer = changes.surveyAnswer { try SurveyRows.write(answer, channel: channel, session) }
        if let attention = changes.attention { try AttentionRows.add(attention, session) }
        let joining = changes.request == nil ? changes.decisions.first { $0.kind.joins } : nil
        if let joining { try DecisionPoints.keep(joining.id, of: joining.request, session) }
        if let reopened = changes.reopened { try reopen(reopened, by: joining?.id, now, session) }
        if changes.request == nil, let filed = changes.message, let request = filed.request, Self.wakes(filed) {
            // Whatever was put off is due when its resident writes.
            try session.write(Self.wake, [.id(request)])
        }
        if let conversation = changes.conversation { try write(conversation, session) }
        if let contact = changes.contact { try write(contact, isStaffEntered: isStaffEntered, session) }
        if let message = changes.message { try write(message, session) }
        for event in changes.events { try write(event, session) }
        if let located = changes.located, let message = changes.message {
            try LocatedRows(rows: rows).write(located, by: message.message.id, at: now, session)
        }
        for decision in changes.decisions { try write(decision, session) }
        for outbound in changes.outbox { try OutboxRows.insert(outbound, session) }
        if changes.countsAsUnverified { try UnverifiedSends(slot: rows.book.slot).add(at: now, session) }
        if let addition = changes.digestAddition { try OutboxRows.add(addition, session) }
        if let optOut = changes.optOut { try write(optOut, session) }
        for contact in changes.notices { try NoticeContactRows.write(contact, session) }
        closing.count(changes.ledger)
        closing.mark(kept, "filed")
    }

    /// Whether somebody has to answer it: no score, no STOP and no automatic mail asks anything of us.
    private static func wakes(_ filed: FiledMessage) -> Bool {
        !filed.isUnconfirmed && filed.message.keyword == nil && filed.message.automatic == nil
    }

    /// - Parameter decision: what opens it again, which may be taken back.
    private func reopen(
        _ request: RowID, by decision: RowID?, _ now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        guard try Self.reopen(request, session) else { return }
        try CountedChanges(rows: rows).count(
            .reopened, of: request, change: decision ?? rows.ids.next(), at: now, session)
    }

    /// Opens a request that is closed again, and takes back what is about to be told of its closing. False where it is not closed.
    static func reopen(_ request: RowID, _ session: any SQLSession) throws(StoreFailure) -> Bool {
        guard try session.execute(open, [.id(request)]) == 1 else { return false }
        try DuplicateNoticeRows.withdraw(request, session)
        return true
    }

    private func write(_ resident: Resident, _ session: any SQLSession) throws(StoreFailure) {
        try session.write(
            Self.insertResident,
            [
                .id(resident.id), .optional(resident.name), .text(resident.language.rawValue),
                .moment(resident.createdAt),
            ])
    }

    private func write(_ record: IdentityRecord, _ session: any SQLSession) throws(StoreFailure) {
        try session.write(
            Self.upsertIdentity,
            [
                .text(record.identity.kind.rawValue), .text(record.identity.address), .id(record.resident),
                .optional(record.verifiedAt),
            ])
    }

    private func write(
        _ request: ServiceRequest, of changes: Changes, isStaffEntered: Bool, _ session: any SQLSession
    ) throws(StoreFailure) {
        // By these the lists of what is set aside and of what may be junk find it.
        let isAutomatic = changes.message.map { $0.message.automatic != nil } ?? false
        let suspicion = changes.decisions.first { $0.kind == .suspected && $0.request == request.id }
        try session.write(
            Self.insertRequest,
            [
                .id(request.id), .text(request.trackingNumber.symbols), .text(request.title),
                .text(request.status.rawValue), .optional(request.placement.requestType),
                .text(request.placement.department), .text(request.placement.queue),
                .int(request.placement.priority), .text(request.placement.rule), .text(request.placement.reason),
                .text(request.channel.kind.rawValue), .text(request.channel.id), .optional(request.resident),
                .text(request.language.rawValue), .moment(request.openedAt),
                rows.catalogueVersion.map(SQLValue.int) ?? .null, .optional(request.place), .flag(isStaffEntered),
                .flag(isAutomatic), .optional(suspicion?.id),
                .optional(RequestTags.text(request.placement.tags ?? [])),
            ])
    }

    private func write(_ conversation: Conversation, _ session: any SQLSession) throws(StoreFailure) {
        try session.write(
            Self.upsertConversation,
            [
                .id(conversation.id), .text(conversation.channel.id), .text(conversation.lane),
                .text(conversation.recipient), .optional(conversation.resident), .optional(conversation.request),
                .moment(conversation.startedAt), .moment(conversation.lastAt),
            ])
    }

    private func write(
        _ contact: Contact, isStaffEntered: Bool, _ session: any SQLSession
    ) throws(StoreFailure) {
        try session.write(
            Self.insertContact,
            [
                .id(contact.id), .text(contact.channel.kind.rawValue), .text(contact.channel.id),
                .text(contact.kind.rawValue), .optional(contact.resident), .optional(contact.request),
                .id(contact.conversation), .moment(contact.startedAt), .flag(isStaffEntered),
            ])
    }

    private func write(_ filed: FiledMessage, _ session: any SQLSession) throws(StoreFailure) {
        let message = filed.message
        try session.write(
            Self.insertMessage,
            [
                .id(message.id), .text(message.channel.kind.rawValue), .text(message.channel.id),
                .optional(filed.conversation), .optional(filed.request), .optional(filed.resident),
                .text(message.sender.kind.rawValue), .text(message.sender.address), .optional(message.senderName),
                .flag(message.isSenderVerified), .text(message.recipient), .optional(message.enteredBy),
                .optional(message.subject), .text(message.text),
                message.fullText == message.text ? .null : .text(message.fullText), .text(message.language.rawValue),
                .optional(message.automatic?.rawValue), .flag(message.isSpam), .optional(message.keyword?.rawValue),
                .flag(filed.isUnconfirmed), .optional(message.copyKey), .bytes(message.digest.bytes),
                .bytes(message.fingerprint.bytes),
                message.defects.isEmpty ? .null : .text(message.defects.joined(separator: ",")),
                .optional(message.sentAt), .moment(message.arrivedAt), .id(rows.ids.next()),
            ])
        for (position, attachment) in message.attachments.enumerated() {
            try AttachmentRows.insert(attachment, message: message.id, position: position, session)
        }
    }

    private func write(_ event: TimelineEvent, _ session: any SQLSession) throws(StoreFailure) {
        try session.write(
            Self.insertEvent,
            [
                .id(event.id), .optional(event.request), .text(event.kind.rawValue), .optional(event.message),
                .text(event.detail), .moment(event.at),
            ])
    }

    private func write(_ decision: Decision, _ session: any SQLSession) throws(StoreFailure) {
        try session.write(
            Self.insertDecision,
            [
                .id(decision.id), .text(decision.kind.rawValue), .id(decision.request), .optional(decision.message),
                .optional(decision.other), .text(decision.reason), .double(decision.score), .moment(decision.at),
            ])
    }

    private func write(_ change: OptOutChange, _ session: any SQLSession) throws(StoreFailure) {
        let values: [SQLValue] = [.text(change.channel.id), .text(change.number)]
        if change.isOptedOut {
            try session.write(Self.optOut, values + [.moment(change.at)])
        } else {
            try session.write(Self.optIn, values)
        }
    }
}
