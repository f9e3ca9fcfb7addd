package import Intake

/// What is in quarantine, as far as it can be read.
package struct QuarantineListing: Sendable {
    package var items: [QuarantinedItem]
    /// Rows among them that this binary cannot read: a newer one wrote them, or they are damaged.
    package var damaged: [RowID]

    package init(items: [QuarantinedItem], damaged: [RowID]) {
        self.items = items
        self.damaged = damaged
    }
}
