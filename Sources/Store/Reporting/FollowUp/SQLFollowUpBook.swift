package import Intake
package import Reports

/// The list of what 311 has to chase, read from what everything else writes: nothing has to be kept in step.
package struct SQLFollowUpBook: FollowUpBook {
    private let database: any SQLDatabase

    package init(database: any SQLDatabase) { self.database = database }

    package func entries(
        _ filter: FollowUpFilter, after: FollowUpPlace?, limit: Int
    ) async throws(StoreFailure) -> [FollowUpEntry] {
        try await database.read { session throws(StoreFailure) in
            var places: Set<FollowUpPlace> = []
            let isOpen = filter.reason != .complained
            if isOpen {
                let values = Self.open(filter) + Self.place(after) + [.int(limit), Self.least(filter)]
                try session.query(FollowUpStatements.open, values) { places.insert(Self.place($0)) }
            }
            if filter.reason == nil || filter.reason == .complained {
                try Self.complained(filter, after, limit, session) { place, _ in places.insert(place) }
            }
            var entries: [FollowUpEntry] = []
            for place in places.sorted().prefix(limit) {
                if let entry = try Self.entry(place.request, filter, session) { entries.append(entry) }
            }
            return entries
        }
    }

    package func totals(_ filter: FollowUpFilter) async throws(StoreFailure) -> [FollowUpTotal] {
        var filter = filter
        filter.department = nil
        let asked = filter
        let counts = try await database.read { session throws(StoreFailure) -> [String: [FollowUpReason: Int]] in
            var counts: [String: [FollowUpReason: Int]] = [:]
            let open = [.text(asked.today), .moment(asked.silentSince)] + Self.whose(asked) + [Self.least(asked)]
            try session.query(FollowUpStatements.openTotals, open) { row in
                counts[row.text(0), default: [:]] = [
                    .overdue: row.int(1), .promised: row.int(2), .silent: row.int(3),
                ]
            }
            var seen: Set<FollowUpPlace> = []
            try Self.complained(asked, nil, .max, session) { place, department in
                guard seen.insert(place).inserted else { return }
                counts[department, default: [:]][.complained, default: 0] += 1
            }
            return counts
        }
        return counts.filter { $0.value.values.contains { $0 > 0 } }
            .map { FollowUpTotal(department: $0.key, counts: $0.value) }.sorted { $0.department < $1.department }
    }

    package func entry(
        of request: TrackingNumber, _ filter: FollowUpFilter
    ) async throws(StoreFailure) -> FollowUpEntry? {
        try await database.read { session throws(StoreFailure) in
            let id = try session.first(FollowUpStatements.number, [.text(request.symbols)]) { $0.id(0) }
            guard let id else { return nil }
            return try Self.entry(id, filter, session)
        }
    }

    /// Requests with complaints that nobody dealt with, with their department; one may come twice.
    private static func complained(
        _ filter: FollowUpFilter, _ after: FollowUpPlace?, _ limit: Int, _ session: any SQLSession,
        _ take: (FollowUpPlace, String) -> Void
    ) throws(StoreFailure) {
        let behind = whose(filter) + place(after) + [.int(limit)]
        try session.query(FollowUpStatements.disputed, since(filter) + behind) { take(place($0), $0.text(2)) }
        try session.query(FollowUpStatements.scoredLow, since(filter).prefix(1) + behind) {
            take(place($0), $0.text(2))
        }
    }

    // MARK: - Values

    private static func open(_ filter: FollowUpFilter) -> [SQLValue] {
        [.text(filter.today), .moment(filter.silentSince)] + whose(filter)
            + [FollowUpReason.overdue, .promised, .silent].map { .flag(filter.reason == nil || filter.reason == $0) }
    }

    /// The least id that what was said to a resident in the last days may have.
    private static func least(_ filter: FollowUpFilter) -> SQLValue {
        .id(RowIDSource.first(at: filter.silentSince))
    }

    private static func since(_ filter: FollowUpFilter) -> [SQLValue] {
        [.moment(filter.complainedSince), .id(RowIDSource.first(at: filter.complainedSince))]
    }

    private static func whose(_ filter: FollowUpFilter) -> [SQLValue] {
        let owner: Int64 =
            switch filter.owner {
            case .anybody: -1
            case .nobody: 0
            case .of(let id): id.rawValue
            }
        return [.text(filter.department ?? ""), .int64(owner)]
    }

    private static func place(_ after: FollowUpPlace?) -> [SQLValue] {
        [.int(after?.priority ?? -1), .int64(after?.request.rawValue ?? -1)]
    }

    private static func place(_ row: borrowing SQLRow) -> FollowUpPlace {
        FollowUpPlace(priority: row.int(0), request: row.id(1))
    }

    private static func entry(
        _ request: RowID, _ filter: FollowUpFilter, _ session: any SQLSession
    ) throws(StoreFailure) -> FollowUpEntry? {
        let values = [.text(filter.today)] + since(filter) + [.id(request)]
        return try session.first(FollowUpStatements.one, values) { row throws(StoreFailure) in
            guard let number = TrackingNumber(row.text(1)) else {
                throw StoreFailure(.damaged, "a service request row cannot be read")
            }
            let isOpen = row.text(3) == RequestStatus.triage.rawValue || row.text(3) == RequestStatus.assigned.rawValue
            var entry = FollowUpEntry(
                request: row.id(0), number: number, title: row.text(2), isOpen: isOpen,
                requestType: row.optionalText(4), department: row.text(5), priority: row.int(6),
                openedAt: row.moment(7),
                complainedAt: [row.optionalMoment(18), row.optionalMoment(19)].compactMap(\.self).max(),
                toldAt: [row.optionalMoment(13), row.optionalMoment(14), row.optionalMoment(15)].compactMap(\.self)
                    .max(),
                signOfLife: row.optionalMoment(17), askedAt: row.optionalMoment(16),
                escalatedUntil: row.optionalText(10))
            if !row.isNull(8) { entry.owner = FollowUpEntry.Owner(id: row.id(8), name: row.text(9)) }
            guard isOpen else { return entry }
            entry.overdueSince = row.optionalMoment(11)
            entry.promisedFor = row.optionalText(12)
            entry.isSilent = max(entry.openedAt, entry.toldAt ?? entry.openedAt) <= filter.silentSince
            return entry
        }
    }
}
