/// An inbound message and where it went.
package struct FiledMessage: Sendable {
    package var message: Message
    package var conversation: RowID?
    package var request: RowID?
    package var resident: RowID?
    /// Shown on the request as "from another address": it changed nothing there (promise 9).
    package var isUnconfirmed: Bool

    package init(
        message: Message, conversation: RowID?, request: RowID?, resident: RowID?, isUnconfirmed: Bool
    ) {
        self.message = message
        self.conversation = conversation
        self.request = request
        self.resident = resident
        self.isUnconfirmed = isUnconfirmed
    }
}
