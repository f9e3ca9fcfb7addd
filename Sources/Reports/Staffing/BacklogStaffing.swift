/// Agents for what may wait: email and texts, answered within hours.
package enum BacklogStaffing {
    /// The fewest agents, the same number in every working hour, with whom each item is answered within `targetHours` of coming in, oldest
    /// first, and what lies there now within as many hours from now.
    ///
    /// For every stretch of hours, the work that came in during it must fit between its begin and the target after its end; the tightest
    /// stretch decides. Work is taken to come in at the begin of its hour.
    ///
    /// - Parameters:
    ///   - backlog: items that wait now.
    ///   - arrivals: items expected in each hour from now on.
    ///   - working: which of those hours somebody works in; what is missing at the end is taken for not.
    ///   - targetHours: hours of the clock, at least 1.
    /// - Returns: nil where no number is enough, because no working hour lies within the target of some hour's arrivals. Items whose target
    ///   ends after the last hour given are left out of the reckoning.
    package static func agents(
        backlog: Double, arrivals: [Double], working: [Bool], handlingSeconds: Double, targetHours: Int
    ) -> Int? {
        let target = max(1, targetHours)
        let open = arrivals.indices.map { $0 < working.count && working[$0] }
        var worked = [0]
        for isOpen in open { worked.append((worked.last ?? 0) + (isOpen ? 1 : 0)) }
        var needed = 0.0
        for start in arrivals.indices {
            var items = start == 0 ? max(0, backlog) : 0
            for end in start..<arrivals.count where end + target <= arrivals.count {
                items += max(0, arrivals[end])
                guard items > 0 else { continue }
                let hours = worked[end + target] - worked[start]
                guard hours > 0 else { return nil }
                needed = max(needed, items * max(0, handlingSeconds) / 3_600 / Double(hours))
            }
        }
        return Int((needed - 1e-9).rounded(.up))
    }
}
