import Intake

/// An open request: what the floor gives out, and what people see of it.
package struct FloorRow: Hashable, Sendable {
    package let row: WorkRow
    package let card: WorkCard

    package init(row: WorkRow, card: WorkCard) {
        self.row = row
        self.card = card
    }

    package var id: ItemID { row.work.id }

    /// Who has it.
    var holder: AgentID? {
        guard case .assigned(let agent, _, _) = row.state else { return nil }
        return agent
    }

    /// Whether its holder has answered, and the resident is to write next.
    var awaitsResident: Bool {
        guard case .assigned(_, _, let rest) = row.state else { return false }
        return rest == .untilResidentWrites
    }

    /// What it asks for at present.
    var demand: WorkDemand { row.work.demand }
}
