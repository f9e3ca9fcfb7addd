package import Intake

/// The floor: who of the staff is where, what waits, who is offered what, who has what; and the rules by which waiting work finds its
/// agent. A value without clock and without effects: an event and its moment go in, what follows from it comes out, the same in every
/// run.
///
/// **What holds after every event.** No work is with two agents, be it offered or assigned. No rule takes an agent over their points or
/// over a kind's cap, or offers what they are not trained for. The queue is drained: no open agent with room for waiting work that
/// they can do sits idle, except that work waits (a) `stickyPatience` for the agent whom the resident had, (b) `coolOff` before it comes
/// to somebody who declined it, and (c) while the agent's room is kept for something that was more urgent when both were last looked at. Nothing starves: waiting makes
/// everything more urgent without end, so that any work will be the most urgent one day; and from `holdLevel` on, what fits nowhere has an
/// agent's next room kept for it, so that small pieces cannot fill every gap before a large one. As long as the holder is
/// there, no rule takes away what somebody has, or gives it to anybody else; only when they are gone does live work go back.
///
/// **How it is driven.** One task owns the floor (of several nodes, the one that holds its lease), and gives it the events one after
/// another: what was filed, from rows; what agents do, from sockets. Effects become rows, and deltas to those whom they concern.
/// Besides, it calls `apply(.time, …)` at `nextWake`; no timer looks for work, since every event that frees room fills it.
///
/// **Who decides a race.** The database. An item's row carries `version`, which goes up by one whenever the work changes hands
/// (assigned, released, snoozed); every claim names the version it saw. The driver asks the floor first, and writes what it
/// answers by compare-and-set (`UPDATE … SET agent = $1, version = version + 1 WHERE id = $2 AND version = $3`). Where that changes no row, another
/// transaction was faster: the driver reads the row, gives it to the floor as `.observed`, and tells the loser who has it. The effects of an event
/// are written in one transaction, in their order; where that fails altogether, the driver puts back the floor from before (it is a value) and
/// tries the event once more. Offers need no row: they bind nobody, and a floor that starts anew makes new ones. A floor that starts is
/// given `.roster` for each agent, `.observed` for each open row, and `.presence` for whoever is connected.
package struct Floor: Hashable, Sendable {
    package internal(set) var policy: FloorPolicy
    /// The moment of the last event; an event with an earlier one happens now.
    package internal(set) var now = Moment(milliseconds: 0)

    var agents: [FloorAgent] = []
    /// Where in `agents` each is.
    var places: [AgentID: Int] = [:]
    var items: [ItemID: FloorItem] = [:]
    var lines: [LineKey: WaitingLine] = [:]
    var wakes = WakeQueue()
    /// Offers made so far.
    var given: Int64 = 0

    // What one event leaves for its end; empty between events.
    var effects: [FloorEffect] = []
    var freedAgents: [AgentID] = []
    var queuedItems: [ItemID] = []

    package init(policy: FloorPolicy = .standard) { self.policy = policy }

    /// Takes in an event, after whatever fell due before it, and returns what follows from both.
    package mutating func apply(_ event: FloorEvent, at moment: Moment) -> [FloorEffect] {
        advance(to: moment)
        take(event)
        drain()
        forgetStaleWakes()
        let effects = effects
        self.effects = []
        return effects
    }

    /// When the floor next wants `.time`; nil while nothing is to come.
    package var nextWake: Moment? { wakes.first.map { Moment(milliseconds: $0.at) } }

    private mutating func take(_ event: FloorEvent) {
        switch event {
        case .roster(let profile): enrol(profile)
        case .retired(let agent): retire(agent)
        case .presence(let agent, let choice): choose(choice, agent)
        case .vanished(let agent): vanish(agent)
        case .returned(let agent): comeBack(agent)
        case .arrived(let work): arrive(work)
        case .changed(let item, let demand, let person): change(item, demand, by: person)
        case .residentWrote(let item): wakeUp(item)
        case .closed(let item): close(item)
        case .accepted(let item, let agent, let version): accept(item, agent, version)
        case .declined(let item, let agent): decline(item, agent)
        case .took(let item, let agent, let version): pull(item, agent, version)
        case .handedOver(let item, let destination, let person, let version):
            handOver(item, to: destination, by: person, version)
        case .putBack(let item, let agent, let version): putBack(item, agent, version)
        case .snoozed(let item, let until, let person, let version): snooze(item, until: until, by: person, version)
        case .awaitsResident(let item, let agent): rest(item, agent)
        case .observed(let row): observe(row)
        case .policy(let policy): adopt(policy)
        case .time: break
        }
    }
}
