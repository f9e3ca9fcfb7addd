import Intake

extension Simulation {
    func report() -> SimulationReport {
        var settled = agents
        for index in settled.indices { settled[index].settle(at: max(now, end)) }
        let duty = settled.reduce(0) { $0 + $1.onDuty }
        var within = 0
        var patient = 0
        let rows = plan.channels.compactMap { channel -> SimulationReport.Row? in
            guard let tally = tallies[channel.kind] else { return nil }
            let counts = counts(tally, channel)
            within += counts.within
            patient += counts.patient
            let busy = settled.reduce(0) { $0 + ($1.busyByKind[channel.kind] ?? 0) }
            return row(
                channel.kind, [tally], within: counts.within, of: counts.patient,
                occupancy: duty > 0 ? busy / duty : 0)
        }
        let busy = settled.reduce(0) { $0 + $1.busy }
        let total = row(
            nil, plan.channels.compactMap { tallies[$0.kind] }, within: within, of: patient,
            occupancy: duty > 0 ? busy / duty : 0)
        return SimulationReport(rows: rows, total: total, shifts: shifts(settled), days: plan.days)
    }

    /// How many were answered within the target, and how many did not give up before it.
    private func counts(_ tally: SimulationTally, _ channel: SimulatedChannel) -> (within: Int, patient: Int) {
        let target = channel.target.milliseconds
        let impatient = tally.abandonedAfter.count { $0 <= target }
        return (tally.waits.count { $0 <= target }, tally.arrived - impatient)
    }

    private func row(
        _ kind: ChannelKind?, _ tallies: [SimulationTally], within: Int, of patient: Int, occupancy: Double
    ) -> SimulationReport.Row {
        let waits = tallies.flatMap(\.waits).sorted()
        let arrived = tallies.reduce(0) { $0 + $1.arrived }
        let abandoned = tallies.reduce(0) { $0 + $1.abandonedAfter.count }
        return SimulationReport.Row(
            kind: kind, arrived: arrived, answered: waits.count, abandoned: abandoned,
            left: arrived - waits.count - abandoned, waits: waits,
            withinTarget: patient > 0 ? Double(within) / Double(patient) : 1, occupancy: occupancy)
    }

    private func shifts(_ agents: [SimulatedAgent]) -> [SimulationReport.Shift] {
        var first = 0
        return plan.shifts.map { shift in
            let own = agents[first..<first + shift.count]
            first += shift.count
            let duty = own.reduce(0) { $0 + $1.onDuty }
            let busy = own.reduce(0) { $0 + $1.busy }
            return SimulationReport.Shift(
                name: shift.name, agents: shift.count, hours: duty / Double(Self.hour),
                occupancy: duty > 0 ? busy / duty : 0)
        }
    }
}
