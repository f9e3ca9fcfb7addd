package import Intake

/// An engagement that a reviewer scored.
package struct ReviewedEngagement: Hashable, Sendable {
    package var at: Moment
    /// Whose it was.
    package var agentName: String
    /// The tracking number's symbols of its request.
    package var symbols: String

    package init(at: Moment, agentName: String, symbols: String) {
        self.at = at
        self.agentName = agentName
        self.symbols = symbols
    }
}
