import Intake

/// What rows say, taken into the facts.
extension FactsReader {
    /// What is dated later than this from now on was dated by a clock that was wrong, and tells nothing about lately.
    static let clockTolerance: Duration = .seconds(3600)

    static func takeCopy(_ row: borrowing SQLRow, _ facts: inout Facts) {
        facts.sameMessageID.append(
            KnownMail(
                id: row.id(0), digest: ContentDigest(bytes: row.bytes(1)), channel: row.text(2),
                arrivedAt: row.moment(3), numbering: row.optionalText(4).flatMap { SourceID($0) }?.numbering))
    }

    static func takeResident(_ row: borrowing SQLRow, _ facts: inout Facts) {
        facts.resident = KnownResident(
            id: row.id(0), language: Language(rawValue: row.text(1)) ?? .english, isIdentityVerified: !row.isNull(2))
    }

    static func takeConversation(_ row: borrowing SQLRow, _ facts: inout Facts) {
        facts.conversation = KnownConversation(
            id: row.id(0), request: row.optionalID(1),
            isResolved: row.text(3) == RequestStatus.resolved.rawValue, lastAt: row.moment(2), owner: row.optionalID(4))
    }

    /// Each request once.
    static func take(
        _ row: borrowing SQLRow, _ means: NamedRequest.Means, _ named: inout [NamedRequest]
    ) throws(StoreFailure) {
        let id = row.id(0)
        guard !named.contains(where: { $0.id == id }) else { return }
        named.append(
            NamedRequest(
                id: id, trackingNumber: try number(row.text(1)), means: means, resident: row.optionalID(2),
                isResolved: row.text(3) == RequestStatus.resolved.rawValue, conversation: nil))
    }

    static func takeSent(_ row: borrowing SQLRow, _ facts: inout Facts) {
        let at = row.moment(1)
        let (hourAgo, dayAgo) = (facts.now - .seconds(3600), facts.now - .seconds(24 * 3600))
        guard let kind = OutboundKind(rawValue: row.text(0)) else { return }
        if row.flag(2) { facts.sent.pendingDigest = row.id(3) }
        guard at > dayAgo else { return }
        if let count = ownCount(kind) {
            facts.sent[keyPath: count].inLastDay += 1
            if at > hourAgo { facts.sent[keyPath: count].inLastHour += 1 }
            return
        }
        facts.sent.inLastDay += 1
        facts.sent.oldestInDay = min(facts.sent.oldestInDay ?? at, at)
        guard at > hourAgo else { return }
        facts.sent.inLastHour += 1
        facts.sent.oldestInHour = min(facts.sent.oldestInHour ?? at, at)
    }

    /// What has a cap of its own (promise 8); nil for what counts as an acknowledgement.
    private static func ownCount(_ kind: OutboundKind) -> WritableKeyPath<RecentSends, SendCount>? {
        switch kind {
        case .emergency: \.emergencyAnswers
        case .optOutConfirmation, .optInConfirmation, .help: \.confirmations
        case .acknowledgement, .digest, .answer, .agentGone, .survey, .duplicate, .parentClosed, .notice, .noticeEnded,
            .staffNotice, .report, .transcriptCode, .transcript:
            nil
        }
    }

    static func request(_ row: borrowing SQLRow) throws(StoreFailure) -> RecentRequest {
        RecentRequest(
            id: row.id(0), trackingNumber: try number(row.text(1)), channel: row.text(2), openedAt: row.moment(3))
    }

    private static func number(_ symbols: String) throws(StoreFailure) -> TrackingNumber {
        guard let number = TrackingNumber(symbols) else {
            throw StoreFailure(.refused, "a stored tracking number has a wrong check symbol")
        }
        return number
    }
}
