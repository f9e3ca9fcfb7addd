extension IMAPSession {
    /// The UIDs above the cursor, ascending. Ask once a poll and drive the work by this list.
    package func searchUIDs(above last: UInt32) throws(IMAPFailure) -> [UInt32] {
        guard last < .max else { return [] }
        // "n:*" always names the highest UID, even where that is below n (RFC 9051 §9, seq-range), hence the filter.
        return try search("UID \(last + 1):*").filter { $0 > last }
    }

    /// Every UID in the mailbox, ascending: after a change of UIDVALIDITY, and for reconciling.
    package func searchAllUIDs() throws(IMAPFailure) -> [UInt32] {
        try search("ALL")
    }

    private func search(_ criteria: String) throws(IMAPFailure) -> [UInt32] {
        try settle()
        hasNews = false
        var found: [UInt32] = []
        var isTooMany = false
        let limit = settings.limits.setMembers
        // ESEARCH answers in ranges: a few bytes instead of megabytes for a large mailbox (RFC 4731).
        let options = capabilities.contains("ESEARCH") ? "RETURN (ALL) " : ""
        try run("UID SEARCH \(options)\(criteria)") { response in
            switch response {
            case .search(let uids): found += uids
            case .extendedSearch(let set?):
                if let members = set.members(limit: limit) { found += members } else { isTooMany = true }
            default: break
            }
        }
        guard !isTooMany, found.count <= limit else {
            throw IMAPFailure(.refused(command: "UID SEARCH", IMAPStatus(.ok, .named("TOOMANY"))))
        }
        return Set(found).sorted()
    }
}
