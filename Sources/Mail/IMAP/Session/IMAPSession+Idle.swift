extension IMAPSession {
    /// Whether the server tells of new mail by itself. Without it, waiting is polling.
    package var supportsIDLE: Bool { capabilities.contains("IDLE") && !refusesIDLE }

    /// Waits for new mail: by IDLE where offered, otherwise by asking every `pollInterval`. Returns at once where the server has already
    /// named more mails since the last search began, so that nothing falls between two calls.
    package func waitForNews(pollInterval: Duration = .seconds(30)) throws(IMAPFailure) -> IMAPNews {
        try settle()
        if hasNews { return .look }
        guard supportsIDLE else { return try poll(after: pollInterval) }
        guard let news = try idle() else { return try poll(after: pollInterval) }
        // A connection that died in silence shows here, and some servers tell only now what came (RFC 9051 §6.1.2).
        try run("NOOP") { _ in }
        return hasNews ? .look : news
    }

    /// RFC 2177. EXISTS may come before the "+".
    ///
    /// - Returns: nil where the server refuses.
    private func idle() throws(IMAPFailure) -> IMAPNews? {
        let tag = try send("IDLE")
        var patience = patience
        while true {
            let response = try next(&patience)
            if response == .continuation { break }
            if case .tagged(tag, _) = response {
                refusesIDLE = true
                return nil
            }
        }
        let news = try listen(until: .after(settings.idle))
        try write("DONE\r\n")
        _ = try finish(tag) { _ in }
        return news
    }

    /// Any status or number may pass; only more mails, a wake or the time end it.
    private func listen(until end: Deadline) throws(IMAPFailure) -> IMAPNews {
        while !hasNews {
            switch try arrival(until: end) {
            case .response: continue
            case .woken: return .woken
            case .time: return .look
            }
        }
        return .look
    }

    private func poll(after interval: Duration) throws(IMAPFailure) -> IMAPNews {
        let end = Deadline.after(interval)
        while !hasNews {
            switch try arrival(until: end) {
            case .response: continue
            case .woken: return .woken
            case .time:
                try run("NOOP") { _ in }
                return .look
            }
        }
        return .look
    }
}
