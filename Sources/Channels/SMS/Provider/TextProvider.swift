package import Intake

/// One provider's account as a channel has it: how its calls are verified and read, and how texts are sent through it.
///
/// Verifying works on the raw body and the public URL and nothing else. An adapter answers from its own configuration; it
/// never looks at a store, so that it can be tested with recorded calls alone.
package protocol TextProvider: Sendable {
    /// The name in the callback's path and in metrics: `twilio`, `kannel`.
    static var name: String { get }

    /// What the provider takes as "we have it".
    var acknowledgement: TextReply { get }

    /// Believes a call or does not, and says what it tells. Every secret of the channel is tried, since tokens are rotated
    /// while calls are on their way (LESSONS 14). It may have to fetch a certificate (AWS), hence `async`.
    ///
    /// - Throws: `TextRefusal`: the call is answered 403 and nothing is kept.
    func verify(_ request: TextRequest) async throws(TextRefusal) -> [TextEvent]

    /// Sends one text.
    func send(_ text: OutboundText) async -> DeliveryOutcome

    /// Asks the provider whether a text went out, before it may be tried again.
    func reconcile(_ text: OutboundText) async -> TextReconciliation

    /// From which hosts this provider serves the media of its messages, and with which credentials; nil where it has none.
    var mediaSource: MediaSource? { get }
}

extension TextProvider {
    package var mediaSource: MediaSource? { nil }
}
