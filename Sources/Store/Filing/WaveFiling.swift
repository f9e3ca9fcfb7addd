import Intake

/// Files the next messages of a batch that may go together: their facts in one look, each one's decision, and all that they change.
struct WaveFiling {
    private let rows: ReceivedRows
    private let reader: FactsReader
    private let writer: ChangesWriter
    private let quarantine: QuarantineRows
    private let reports: DeliveryReportRows
    private let decider: any Decider
    private let session: any SQLSession

    init(rows: ReceivedRows, reader: FactsReader, decider: any Decider, session: any SQLSession) {
        self.rows = rows
        self.reader = reader
        self.decider = decider
        self.session = session
        writer = ChangesWriter(rows: rows)
        quarantine = QuarantineRows(rows: rows)
        reports = DeliveryReportRows(rows: rows)
    }

    /// A message of a wave.
    private struct Member {
        var prepared: Prepared
        var message: Message
        var placement: Placement
    }

    /// The outcomes of the first of `batch`: at least one.
    func file(
        _ batch: ArraySlice<Prepared>, _ pace: inout WavePace, _ sums: inout RollupSums
    ) throws(StoreFailure) -> [FileOutcome] {
        let now = rows.clock.now()
        var wave = FilingWave()
        let members = Self.members(of: batch.prefix(pace.size), &wave)
        guard !members.isEmpty else {
            return try batch.prefix(1).map { prepared throws(StoreFailure) in try fileAlone(prepared, now, &sums) }
        }
        let all = try reader.facts(for: members.map(\.message), now: now, by: decider, session)
        let known = all.prefix { wave.takes($0) }
        pace.took(known.count, of: members.count)
        var (closing, toUnverified, outcomes) = (WaveClosing(), 0, [FileOutcome]())
        for (member, known) in zip(members, known) {
            var facts = known
            // The one fact that all mails share.
            facts.sent.toUnverified? += toUnverified
            let changes = decider.decide(member.message, member.placement, facts)
            if changes.countsAsUnverified { toUnverified += 1 }
            try writer.write(
                changes, of: member.prepared.kept, channel: member.prepared.channel, now: now, &closing, session)
            outcomes.append(changes.isPassedOver ? .passedOver : .filed)
        }
        try closing.write(&sums, session)
        return outcomes
    }

    /// What tells of a delivery changes what was sent, and goes alone.
    private static func members(of batch: ArraySlice<Prepared>, _ wave: inout FilingWave) -> [Member] {
        var members: [Member] = []
        for prepared in batch {
            guard case .message(let message, let placement) = prepared.content, message.deliveryReport == nil,
                wave.takes(message)
            else { break }
            members.append(Member(prepared: prepared, message: message, placement: placement))
        }
        return members
    }

    private func fileAlone(
        _ prepared: Prepared, _ now: Moment, _ sums: inout RollupSums
    ) throws(StoreFailure) -> FileOutcome {
        var closing = WaveClosing()
        var outcome = FileOutcome.filed
        switch prepared.content {
        case .message(let message, let placement):
            for facts in try reader.facts(for: [message], now: now, by: decider, session) {
                let changes = decider.decide(message, placement, facts)
                try writer.write(changes, of: prepared.kept, channel: prepared.channel, now: now, &closing, session)
                if changes.isPassedOver { outcome = .passedOver }
            }
            if let report = message.deliveryReport { try reports.apply(report, now, &sums, session) }
        case .deliveryReport(let report):
            try reports.apply(report, now, &sums, session)
            closing.mark(prepared.kept, "filed")
        case .unprocessable(let reason):
            try quarantine.add(prepared.kept, prepared.channel, reason, now, &sums, session)
            outcome = .quarantined
        }
        try closing.write(&sums, session)
        return outcome
    }
}
