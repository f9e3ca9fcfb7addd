package import Desk
package import Intake

/// Search in two steps: the index gives ids, the newest first, and the store says what they are and who may see them.
package struct SQLSearchBook: SearchBook {
    /// So many ids are asked for at first, and later.
    private static let firstChunk = 100
    private static let laterChunk = 1_000
    /// So many found things are looked at for one page; then the page ends, and the next one goes on.
    private static let mostCandidates = 20_000
    /// The same where each has to be read to know.
    private static let mostRead = 1_000
    /// What has waited so long to be indexed is missed.
    private static let patience: Duration = .seconds(15)

    private let database: any SQLDatabase
    private let index: SearchIndex
    private let clock: any WallClock

    /// - Parameter database: the store's.
    package init(database: any SQLDatabase, index: SearchIndex, clock: any WallClock) {
        self.database = database
        self.index = index
        self.clock = clock
    }

    package func search(
        _ query: SearchQuery, in scope: SearchScope, from place: SearchPlace?, limit: Int
    ) async throws(StoreFailure) -> SearchPage {
        let width = place?.width ?? .asTyped
        let isCatchingUp = try await isCatchingUp()
        var found = try await page(query, width, scope, before: place?.before, limit)
        if place == nil, found.next == nil {
            // The words as typed find little: what begins so holds that, too.
            let wider = try await page(query, .beginnings, scope, before: nil, limit)
            if wider.findings.count > found.findings.count { found = wider }
        }
        var next = found.next.map { SearchPlace(width: found.width, before: $0) }
        if place != nil, next == nil, found.width == .asTyped, query.terms(.beginnings) != query.terms {
            next = SearchPlace(width: .beginnings, before: nil)
        }
        return SearchPage(findings: found.findings, next: next, width: found.width, isCatchingUp: isCatchingUp)
    }

    private struct Found {
        var findings: [SearchFinding] = []
        var next: RowID?
        var width: SearchQuery.Width
    }

    private func page(
        _ query: SearchQuery, _ width: SearchQuery.Width, _ scope: SearchScope, before: RowID?, _ limit: Int
    ) async throws(StoreFailure) -> Found {
        let asked = query.indexTerms(width)
        let words = index.database.dialect.fullTextQuery(asked.terms)
        let most = asked.isExact ? Self.mostCandidates : Self.mostRead
        var found = Found(width: width)
        var seen: Set<RowID> = []
        var place = before ?? RowID(rawValue: .max)
        var candidates = 0
        while candidates < most {
            let chunk = candidates == 0 ? Self.firstChunk : Self.laterChunk
            let ids = try await index.ids(words, before: place, limit: chunk)
            let look = Look(
                scope: scope, seen: seen, room: limit - found.findings.count,
                reads: asked.isExact ? nil : (query, width))
            let findings = try await database.read { session throws(StoreFailure) in
                try look.findings(among: ids, session)
            }
            found.findings += findings.map(\.finding)
            seen.formUnion(findings.compactMap(\.finding.request?.request))
            candidates += ids.count
            if found.findings.count >= limit, let last = findings.last {
                found.next = last.id
                return found
            }
            guard ids.count == chunk, let last = ids.last else { return found }
            place = last
        }
        found.next = place
        return found
    }

    /// What is taken of the ids that the index gives.
    private struct Look: Sendable {
        let scope: SearchScope
        /// Requests that were found already.
        let seen: Set<RowID>
        let room: Int
        /// Set where the index gives more than what was looked for: each is read, then.
        let reads: (query: SearchQuery, width: SearchQuery.Width)?

        /// The first `room` among them that may be seen and were not yet.
        func findings(
            among ids: [RowID], _ session: any SQLSession
        ) throws(StoreFailure) -> [(id: RowID, finding: SearchFinding)] {
            var seen = seen
            var findings: [(id: RowID, finding: SearchFinding)] = []
            for id in ids where findings.count < room {
                guard let finding = try finding(id, beside: seen, session) else { continue }
                if let hit = finding.request { seen.insert(hit.request) }
                findings.append((id, finding))
            }
            return findings
        }

        private func finding(
            _ id: RowID, beside seen: Set<RowID>, _ session: any SQLSession
        ) throws(StoreFailure) -> SearchFinding? {
            let owner = try session.first(SearchRows.owner, [.id(id)]) {
                (request: $0.id(0), department: $0.text(1))
            }
            guard let owner else { return try contact(id, session) }
            guard scope.holds(department: owner.department), !seen.contains(owner.request), try isMeant(id, session)
            else { return nil }
            return try SearchRows.hit(id, session).map { .request($0) }
        }

        private func contact(_ id: RowID, _ session: any SQLSession) throws(StoreFailure) -> SearchFinding? {
            guard scope == .everything, try isMeant(id, session) else { return nil }
            return try CountedContactRows.find(id, session).map { .contact($0) }
        }

        private func isMeant(_ id: RowID, _ session: any SQLSession) throws(StoreFailure) -> Bool {
            guard let reads else { return true }
            for feed in SearchFeed.documents {
                guard let words = try feed.words(id, session) else { continue }
                return reads.query.isMet(by: words.words, reads.width)
            }
            return false
        }
    }

    /// Whether the oldest thing that is not in the index waits for long already.
    private func isCatchingUp() async throws(StoreFailure) -> Bool {
        let cursors = try await index.cursors()
        let oldest = try await database.read { session throws(StoreFailure) in
            var oldest: RowID?
            for feed in SearchFeed.ofWords {
                let next = try feed.entries(after: cursors[feed] ?? RowID(rawValue: 0), limit: 1, session).first
                oldest = [oldest, next?.place].compactMap { $0 }.min()
            }
            return oldest
        }
        guard let oldest else { return false }
        return clock.now().since(RowIDSource.moment(of: oldest)) > Self.patience
    }
}
