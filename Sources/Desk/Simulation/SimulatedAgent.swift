import Intake

/// An agent at work in the simulation.
struct SimulatedAgent {
    /// What the agent is at, as far as the simulation decides it.
    struct Work {
        var item: ItemID
        var kind: ChannelKind
        var attention: Double
        /// Milliseconds that it takes yet, if nothing else is to be done.
        var left: Double
    }

    let id: AgentID
    let shift: SimulatedShift
    var presence = Presence.offline
    var work: [Work] = []
    /// The shift is over; the agent leaves when what is in hand is done.
    var isLeaving = false
    /// Goes up whenever `work` changes: what was to finish by an older one does not.
    var stamp = 0
    private(set) var busy: Double = 0
    private(set) var onDuty: Double = 0
    private(set) var busyByKind: [ChannelKind: Double] = [:]
    private var lastChange: Int64 = 0
    /// What happens later is done, and not counted.
    private let end: Int64

    init(id: AgentID, shift: SimulatedShift, countedUntil end: Int64) {
        self.id = id
        self.shift = shift
        self.end = end
    }

    /// The attention that everything in hand asks for together; over 1, all of it takes longer.
    private var demand: Double { work.reduce(0) { $0 + $1.attention } }

    /// Lets time pass until now.
    mutating func settle(at now: Int64) {
        let passed = Double(now - lastChange)
        let counted = Double(max(0, min(now, end) - lastChange))
        lastChange = now
        guard passed > 0 else { return }
        let speed = 1 / max(1, demand)
        for index in work.indices {
            work[index].left -= passed * speed
            busyByKind[work[index].kind, default: 0] += counted * speed * work[index].attention
        }
        var isAfterWork = false
        if case .afterWork = presence { isAfterWork = true }
        if !work.isEmpty || presence == .available || isAfterWork { onDuty += counted }
        busy += isAfterWork && work.isEmpty ? counted : counted * min(1, demand)
    }

    /// In how many milliseconds the next piece is finished, if nothing changes; nil with none in hand.
    var nextFinish: Int64? {
        guard let least = work.map(\.left).min() else { return nil }
        return Int64((max(0, least) * max(1, demand)).rounded(.up))
    }
}
