package import Intake

/// One row of the channel report: what came and went by one kind of channel, or by one channel.
///
/// A *contact* is one occasion on which a resident reached us; *opened* are the service requests that began there; *messages in*
/// are those of people. The last four stand below the line: they are in no total and no share (DESIGN §3, promise 11).
package struct ChannelVolume: Hashable, Codable, Sendable {
    package var kind: ChannelKind
    /// Nil where the row is for the whole kind.
    package var channel: String?
    package var contacts = 0
    package var opened = 0
    package var messagesIn = 0
    package var messagesOut = 0
    package var spam = 0
    package var automatic = 0
    package var redelivered = 0
    package var quarantined = 0
    /// Tenths of a percent of all contacts; the rows' shares add up to 1000, or to 0 where nothing came.
    package var contactShare = 0
    /// Tenths of a percent of all service requests opened.
    package var openedShare = 0

    package init(kind: ChannelKind, channel: String? = nil) {
        self.kind = kind
        self.channel = channel
    }

    /// Adds an amount of the ledger.
    package mutating func add(_ amount: Int, of ledgerKind: LedgerKind) {
        switch ledgerKind {
        case .contact: contacts += amount
        case .opened: opened += amount
        case .messageIn: messagesIn += amount
        case .messageOut: messagesOut += amount
        case .spam: spam += amount
        case .automatic: automatic += amount
        case .redelivered: redelivered += amount
        case .quarantined: quarantined += amount
        case .resolved, .reopened, .surveyAnswered, .importedContact: break
        }
    }
}
