/// Makes the ledger entries of a filed message, each unique by its cause (promise 11).
package struct Count: Sendable {
    /// The city's days.
    package let calendar: CityCalendar

    package init(calendar: CityCalendar) {
        self.calendar = calendar
    }

    /// An entry that happened at `happenedAt`, on the city's day.
    package func entry(
        _ kind: LedgerKind, cause: RowID, channel: ChannelName, happenedAt: Moment, recordedAt: Moment, amount: Int = 1
    ) -> LedgerEntry {
        LedgerEntry(
            cause: cause, kind: kind, channel: channel, happenedAt: happenedAt, day: calendar.day(of: happenedAt),
            recordedAt: recordedAt, amount: amount)
    }

    /// What filing `message` counts: itself, the contact it began and the request it opened.
    package func entries(_ message: Message, _ changes: Changes, now: Moment) -> [LedgerEntry] {
        let kind: LedgerKind = message.automatic != nil ? .automatic : message.isSpam ? .spam : .messageIn
        var entries = [
            entry(kind, cause: message.id, channel: message.channel, happenedAt: message.arrivedAt, recordedAt: now)
        ]
        if let contact = changes.contact {
            entries.append(
                entry(
                    .contact, cause: contact.id, channel: contact.channel, happenedAt: contact.startedAt,
                    recordedAt: now))
        }
        if let request = changes.request, request.status != .setAside {
            entries.append(
                entry(
                    .opened, cause: request.id, channel: request.channel, happenedAt: request.openedAt,
                    recordedAt: now))
        }
        if let answer = changes.surveyAnswer {
            entries.append(
                entry(
                    .surveyAnswered, cause: answer.survey, channel: message.channel, happenedAt: answer.at,
                    recordedAt: now))
        }
        return entries
    }
}
