import Desk
import Intake

/// What one look at the feeds adds to the index, in one commit.
struct SearchBatch {
    /// How far a feed was read.
    struct Place {
        var newest: RowID
        /// Nil where the store has one writer.
        var settled: RowID?
        /// What was read at this look and is not settled.
        var recent: [RowID] = []
    }

    /// Rows that were not read before.
    var rows = 0
    var documents: [(id: RowID, words: String)] = []
    var incidents: [(request: RowID, traits: [IncidentTrait])] = []
    /// Of the feeds that moved.
    var places: [SearchFeed: Place] = [:]

    /// Reads a feed on and takes what was not taken before.
    ///
    /// - Parameters:
    ///   - limit: rows to take at most.
    ///   - now: the time before the look.
    mutating func read(
        _ feed: SearchFeed, _ look: SearchLook, limit: Int, _ late: LateRows, at now: Moment,
        _ session: any SQLSession
    ) throws(StoreFailure) {
        var fresh: [SearchFeed.Entry] = []
        var end = look.start
        var isMore = true
        while isMore, fresh.count < limit {
            let page = try feed.entries(after: end, limit: limit, session)
            fresh += page.filter { !look.had.contains($0.place) }
            end = page.last?.place ?? end
            isMore = page.count == limit
        }
        let newest = max(look.newest, end)
        var settled = look.settled
        if look.isThorough { settled = min(isMore ? end : newest, late.settled(newest, at: now)) }
        guard !fresh.isEmpty || settled > look.settled else { return }
        rows += fresh.count
        var place = Place(newest: newest)
        if late != .never {
            place.settled = max(settled, look.settled)
            place.recent = fresh.map(\.place).filter { $0 > settled }
        }
        places[feed] = place
        for document in fresh.compactMap(\.document) {
            if feed == .incidents {
                guard let request = try CandidateRows.find(document, session) else { continue }
                incidents.append((document, IncidentTrait.kept(of: request.report)))
                continue
            }
            guard let words = try feed.words(document, session), !words.words.isEmpty else { continue }
            documents.append((document, words.joined))
        }
    }
}
