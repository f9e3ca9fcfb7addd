import Intake
import Reports

/// Hands things in quarantine back to filing, batch by batch: what it holds in memory does not grow with the quarantine, and the running
/// gateway writes between two batches.
struct QuarantineReplay: Sendable {
    /// Things of one transaction, unless a test wants fewer.
    static let batch = 500

    struct Done: Sendable {
        var handedBack = 0
        /// How many waited when it began, or were named.
        var outOf = 0
        /// Named, but not waiting in quarantine.
        var notThere: [RowID] = []
        /// They wait still: this version cannot read them.
        var damaged: [RowID] = []
        /// Why it ended early.
        var broken: StoreFailure?

        /// What was done, for standard output.
        var summary: String {
            if outOf == 0 { return "nothing waits in quarantine" }
            let rest = outOf - handedBack - notThere.count
            let what = "\(handedBack) of \(outOf) handed back"
            let then = handedBack == 0 ? "" : "; the gateway files them, or puts them back"
            return what + (rest > 0 ? ", \(rest) wait still" : "") + then
        }

        /// What could not be done, for standard error; nil where all was.
        var failure: String? {
            var failures: [String] = []
            if !notThere.isEmpty {
                failures.append(
                    "nothing waits in quarantine under \(NamedRows.text(notThere)); see `intake quarantine list`")
            }
            if !damaged.isEmpty {
                failures.append(
                    "passed over, since a newer version of intake wrote them or their rows are damaged: "
                        + NamedRows.text(damaged))
            }
            if let broken { failures.append("\(broken); run the command again for the rest") }
            return failures.isEmpty ? nil : failures.joined(separator: "\n")
        }
    }

    let desk: any QuarantineDesk
    let book: any QuarantineBook
    let clock: any WallClock
    let progress: Progress
    var batch = Self.batch

    /// The named ones, in their order.
    func those(_ ids: [RowID]) async throws -> Done {
        var done = Done(outOf: ids.count)
        for start in stride(from: 0, to: ids.count, by: batch) {
            let next = Array(ids[start..<min(start + batch, ids.count)])
            guard let replayed = await handBack(next, &done) else { break }
            let there = Set(replayed.handedBack + replayed.damaged)
            done.notThere += next.filter { !there.contains($0) }
        }
        return done
    }

    /// All that wait now, the oldest first. What fails again meanwhile gets a newer entry and is not taken a second time.
    ///
    /// - Parameters:
    ///   - channel: of this one only.
    ///   - limit: at most so many.
    func all(of channel: String?, limit: Int?) async throws -> Done {
        let waiting = try await book.waiting(channel: channel)
        var done = Done(outOf: waiting.count)
        guard let newest = waiting.newest else { return done }
        var last: RowID?
        while done.handedBack < limit ?? .max {
            let room = min(batch, (limit ?? .max) - done.handedBack)
            let next = try await book.waiting(channel: channel, after: last, newest: newest, limit: room)
            guard !next.isEmpty, await handBack(next, &done) != nil else { break }
            last = next.last
        }
        return done
    }

    /// Nil where the store does not take them.
    private func handBack(_ ids: [RowID], _ done: inout Done) async -> Replayed? {
        do throws(StoreFailure) {
            let replayed = try await desk.replay(ids, at: clock.now())
            done.handedBack += replayed.handedBack.count
            done.damaged += replayed.damaged
            progress.say("\(done.handedBack) of \(done.outOf)")
            return replayed
        } catch {
            done.broken = error
            return nil
        }
    }
}
