import HTTPTypes
import Hummingbird
import Intake
import Synchronization

/// Whether this node has the desk: of several nodes one has, and the proxy before them sends the staff there. Holds it open while the duty is
/// held.
package final class DeskGate: Sendable {
    /// So long after the start it may not be known yet.
    private static let grace: Duration = .seconds(3)

    private let state: Mutex<Bool>
    private let bell = Doorbell()
    private let known: ContinuousClock.Instant

    /// - Parameter isOpen: from the beginning, as where there is only one node.
    package init(isOpen: Bool) {
        state = Mutex(isOpen)
        known = .now + Self.grace
    }

    package func open() {
        state.withLock { $0 = true }
        bell.ring()
    }

    package func close() { state.withLock { $0 = false } }

    /// Whether the desk is here; just after the start, as soon as that is known.
    package var isOpen: Bool {
        get async {
            while true {
                let rings = bell.rings
                if state.withLock({ $0 }) { return true }
                let left = known - .now
                guard left > .zero, !Task.isCancelled else { return false }
                await bell.wait(after: rings, atMost: left)
            }
        }
    }

    /// For the proxy before several nodes: 200 where the staff should be sent, 503 elsewhere.
    func response() async -> Response {
        let isHere = await isOpen
        return Response(
            status: isHere ? .ok : .serviceUnavailable,
            headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: isHere ? "ok\n" : "another node has the desk\n")))
    }
}
