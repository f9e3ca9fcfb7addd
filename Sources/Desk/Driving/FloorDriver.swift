package import Intake

/// Runs the floor: the one task that owns it. What was filed, and what people do on pages, reach it by the rows that they write (`FloorBook`);
/// what agents do at the floor itself (where they are, offers, moving others' work) reaches it by `tell`. Effects become rows before anybody
/// hears of them.
///
/// **For whoever changes work elsewhere**: write `work` by compare-and-set, counting `version` up by one where it changes hands, and
/// `service_request`; nothing needs to be told. The row is believed, whatever the floor thought.
package actor FloorDriver {
    /// Rows are read at most so often.
    private static let rowDistance: Duration = .milliseconds(20)
    /// The roster is looked at so often.
    static let rosterDistance: Duration = .seconds(1)
    /// All rows are read so often, for what another process wrote.
    static let auditDistance: Duration = .seconds(60)
    private static let waitAfterFault: Duration = .seconds(1)

    struct Wish {
        let event: FloorEvent
        let person: AgentID?
        let answer: CheckedContinuation<FloorAnswer, Never>
    }

    let book: any FloorBook
    let roster: any AgentProfiles
    let wallClock: any WallClock
    private let clock: any Clock<Duration>
    /// Told of what changed, in the order in which it did.
    let listener: @Sendable ([FloorChange]) -> Void
    private let report: @Sendable (StoreFailure) -> Void

    private let policy: FloorPolicy
    var floor: Floor
    var rows: [ItemID: FloorRow] = [:]
    var links: [AgentID: AgentLink] = [:]
    /// Since when each is where they are.
    var presentSince: [AgentID: Moment] = [:]
    /// To be read.
    var dirty: Set<ItemID> = []
    /// Have work, and are not on the roster.
    var strays: Set<AgentID> = []
    /// When each was last done.
    var rosterReadAt: Moment?
    var rosterStamp: AgentRoll.Stamp?
    var rowsReadAt: Moment?
    var auditedAt: Moment?
    private var wishes: [Wish] = []
    private var isOver = false

    /// - Parameters:
    ///   - listener: must not block; called on the driver's own task.
    ///   - report: told of failures of the store, after which the driver tries again.
    package init(
        policy: FloorPolicy, book: any FloorBook, roster: any AgentProfiles, wallClock: any WallClock,
        clock: any Clock<Duration> = ContinuousClock(), listener: @escaping @Sendable ([FloorChange]) -> Void,
        report: @escaping @Sendable (StoreFailure) -> Void
    ) {
        self.policy = policy
        floor = Floor(policy: policy)
        self.book = book
        self.roster = roster
        self.wallClock = wallClock
        self.clock = clock
        self.listener = listener
        self.report = report
    }

    /// Something that an agent or a supervisor does at the floor itself. Returns when it is durable, or did not happen.
    ///
    /// - Parameter person: who does it.
    package func tell(_ event: FloorEvent, by person: AgentID?) async -> FloorAnswer {
        guard !isOver else { return .unavailable }
        return await withCheckedContinuation { continuation in
            wishes.append(Wish(event: event, person: person, answer: continuation))
            book.doorbell.ring()
        }
    }

    /// Runs until the task is cancelled. May run again: of several nodes one has the floor, and what happened while another had it is read
    /// anew.
    package func run() async {
        isOver = false
        while !Task.isCancelled {
            let rings = book.doorbell.rings
            do throws(StoreFailure) {
                try await turn()
                await book.doorbell.wait(after: rings, atMost: nextTurn(), clock: clock)
                await rest()
            } catch {
                report(error)
                refuseWishes()
                try? await clock.sleep(for: Self.waitAfterFault)
            }
        }
        // Whoever asks now, for places in the queue say, must not be told what was: another node may have the floor.
        forget()
        isOver = true
        refuseWishes()
    }

    private func forget() {
        floor = Floor(policy: policy)
        (rows, links, presentSince, dirty, strays) = ([:], [:], [:], [], [])
        (rosterReadAt, rosterStamp, rowsReadAt, auditedAt) = (nil, nil, nil, nil)
    }

    /// Takes in all that there is.
    func turn() async throws(StoreFailure) {
        try await readRoster()
        try await readRows()
        try await passTime()
        while !wishes.isEmpty {
            let wish = wishes.removeFirst()
            do throws(StoreFailure) {
                wish.answer.resume(returning: try await grant(wish))
            } catch {
                wish.answer.resume(returning: .unavailable)
                throw error
            }
        }
    }

    private func grant(_ wish: Wish) async throws(StoreFailure) -> FloorAnswer {
        if case .presence(let agent, _) = wish.event, floor.agent(agent) == nil {
            // Somebody new says where they are before the roster was looked at again.
            rosterReadAt = nil
            try await readRoster()
            guard floor.agent(agent) != nil else { return .refused(.noSuchAgent) }
        }
        noteChoice(wish.event)
        let effects = try await apply(wish.event, by: wish.person)
        for case .refused(_, _, let refusal) in effects { return .refused(refusal) }
        return .done
    }

    private func refuseWishes() {
        for wish in wishes { wish.answer.resume(returning: .unavailable) }
        wishes = []
    }

    /// Under load, rows are read in batches; who waits for an answer is not held up.
    private func rest() async {
        guard wishes.isEmpty, let rowsReadAt else { return }
        let left = Self.rowDistance - wallClock.now().since(rowsReadAt)
        if left > .zero, left <= Self.rowDistance { try? await clock.sleep(for: left) }
    }

    /// How long there is nothing to do, unless something comes.
    private func nextTurn() -> Duration {
        let now = wallClock.now()
        var wait = Self.rosterDistance
        if let wake = floor.nextWake { wait = min(wait, wake.since(now)) }
        for link in links.values {
            if let vanishes = link.vanishesAt { wait = min(wait, vanishes.since(now)) }
        }
        return wishes.isEmpty ? max(wait, .milliseconds(1)) : .milliseconds(1)
    }
}
