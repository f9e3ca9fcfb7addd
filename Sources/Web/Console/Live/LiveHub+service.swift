package import Desk
package import Intake
import Synchronization

extension LiveHub {
    /// Tells warnings and breaches to the pages of those whom they are for, with how many entries their reader's list has by now: a page
    /// may have been drawn before them, or behind. Whoever is not there finds them on their list.
    ///
    /// - Parameter list: has the entries of these notices.
    package func tell(_ notices: [ServiceNotice], on list: any AttentionBook) async throws(StoreFailure) {
        var counts: [AttentionReader: Int] = [:]
        while true {
            let uncounted = state.withLock { $0.tell(notices, counts) }
            guard !uncounted.isEmpty else { return }
            for reader in uncounted { counts[reader] = try await list.count(for: reader) }
        }
    }
}

extension LiveHub.State {
    /// Tells the notices, unless the list of one who is to hear of them was not counted yet.
    ///
    /// - Returns: the readers whose lists are to be counted first.
    fileprivate mutating func tell(
        _ notices: [ServiceNotice], _ counts: [AttentionReader: Int]
    ) -> Set<AttentionReader> {
        let hearers = notices.map { notice in streams.filter { $0.value.hears(notice) }.keys.sorted() }
        let readers = Set(hearers.joined().compactMap { streams[$0]?.reader })
        let uncounted = readers.subtracting(counts.keys)
        guard uncounted.isEmpty else { return uncounted }
        for (notice, ids) in zip(notices, hearers) {
            for id in ids {
                let total = streams[id].flatMap { counts[$0.reader] }
                streams[id]?.send(LiveFrame.due(notice, total: total).json)
            }
        }
        return []
    }
}

extension LiveStream {
    /// Whose list the page shows the length of.
    fileprivate var reader: AttentionReader {
        AttentionReader(
            agent: agent, isSupervisor: sight.isSupervisor, department: sight.supervised, sight: sight.department)
    }

    /// Whether a notice is for the stream's person: by name, where they see the request, or as one of its supervisors.
    fileprivate func hears(_ notice: ServiceNotice) -> Bool {
        if notice.people.contains(agent), sight.department.map({ $0 == notice.department }) ?? true { return true }
        return notice.people.contains(Escalation.supervisors) && sight.isSupervisor
            && (sight.supervised.map { $0 == notice.department } ?? true)
    }
}

extension LiveFrame {
    /// - Parameter total: entries of the reader's list.
    fileprivate static func due(_ notice: ServiceNotice, total: Int?) -> LiveFrame {
        var frame = LiveFrame(.due)
        (frame.number, frame.why, frame.total) = (notice.number.description, notice.kind.rawValue, total)
        frame.text = "\(ServiceWords.name(notice.stage)) \(notice.kind == .breach ? "is overdue" : "is due soon")"
        return frame
    }
}
