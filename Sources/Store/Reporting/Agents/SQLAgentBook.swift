package import Intake
package import Reports

/// What each of the staff did, counted from the rows each time: no sums of anybody's work are kept.
package struct SQLAgentBook: AgentBook {
    private let database: any SQLDatabase
    private let calendar: CityCalendar

    package init(database: any SQLDatabase, calendar: CityCalendar) {
        self.database = database
        self.calendar = calendar
    }

    package func lines(
        _ filter: FigureFilter, of agent: RowID?
    ) async throws(StoreFailure) -> (lines: [AgentLine], total: AgentLine) {
        try await database.read { session throws(StoreFailure) in
            let names = try session.all(AgentStatements.names, []) { (id: $0.id(0), name: $0.text(1)) }
            var lines: [RowID: AgentLine] = [:]
            var total = AgentLine(agent: nil, name: "")
            let known = Dictionary(names.map { ($0.id, $0.name) }) { first, _ in first }
            for measure in AgentMeasure.allCases {
                try each(of: measure, filter, of: agent, session) { cause in
                    let line = AgentLine(agent: cause.agent, name: known[cause.agent] ?? "")
                    lines[cause.agent, default: line].add(cause)
                    total.add(cause)
                }
            }
            return (
                lines.values.sorted { ($0.name, $0.agent?.rawValue ?? 0) < ($1.name, $1.agent?.rawValue ?? 0) }, total
            )
        }
    }

    package func days(
        of measure: AgentMeasure, _ filter: FigureFilter, of agent: RowID?
    ) async throws(StoreFailure) -> [AgentDay] {
        try await database.read { session throws(StoreFailure) in
            var days: [AgentDay: Int] = [:]
            try each(of: measure, filter, of: agent, session) { cause in
                guard let kind = cause.key.channel?.kind else { return }
                let day = calendar.day(of: cause.at)
                days[AgentDay(agent: cause.agent, channelKind: kind, day: day, count: 0), default: 0] += 1
            }
            return days.map { AgentDay(agent: $0.agent, channelKind: $0.channelKind, day: $0.day, count: $1) }
                .sorted { ($0.day, $0.agent, $0.channelKind.rawValue) < ($1.day, $1.agent, $1.channelKind.rawValue) }
        }
    }

    package func causes(
        of measure: AgentMeasure, _ filter: FigureFilter, of agent: RowID?, limit: Int
    ) async throws(StoreFailure) -> [AgentCause] {
        try await database.read { session throws(StoreFailure) in
            var causes: [AgentCause] = []
            try each(of: measure, filter, of: agent, session) { causes.append($0) }
            let ordered = causes.sorted { ($1.at, $0.symbols ?? "") < ($0.at, $1.symbols ?? "") }
            return Array(ordered.prefix(limit))
        }
    }

    private func each(
        of measure: AgentMeasure, _ filter: FigureFilter, of agent: RowID?, _ session: any SQLSession,
        _ body: (AgentCause) -> Void
    ) throws(StoreFailure) {
        guard let start = calendar.bounds(of: filter.from)?.lowerBound,
            let end = calendar.bounds(of: filter.to)?.upperBound
        else { return }
        let span: [SQLValue] =
            measure == .logged
            ? [.id(RowIDSource.first(at: start)), .id(RowIDSource.first(at: end))] : [.moment(start), .moment(end)]
        try session.query(AgentStatements.statement(measure), span) { row throws(StoreFailure) in
            guard let cause = Self.cause(measure, row), agent == nil || cause.agent == agent, filter.lets(cause.key)
            else { return }
            body(cause)
        }
    }

    /// Nil where nobody of the staff did it, and for a kind of channel that this binary does not know.
    private static func cause(_ measure: AgentMeasure, _ row: borrowing SQLRow) -> AgentCause? {
        guard let agent = row.optionalID(0), let channel = RowKeys.channel(row, 1) else { return nil }
        let key = FigureKey(
            channel: channel, requestType: row.text(3), department: row.text(4),
            origin: row.flag(5) ? .staff : .resident)
        let isValued = measure == .firstAnswer || measure == .overall
        return AgentCause(
            measure: measure, agent: agent, key: key, at: row.moment(7), value: isValued ? row.int64(6) : nil,
            symbols: row.optionalText(8))
    }
}
