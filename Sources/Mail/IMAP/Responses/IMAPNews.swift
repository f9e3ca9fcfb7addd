/// Why waiting for new mail ended.
package enum IMAPNews: Hashable, Sendable {
    /// The server named more mails, or the time to look anyway has come: search.
    case look
    /// `WakeSignal.wake()`: see what is asked for.
    case woken
}
