import Hummingbird
import Intake
import NIOCore
import Wire

/// A request to a page that residents see.
struct ResidentContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    /// The other end of the connection; behind a proxy that is the proxy.
    let peer: SocketAddress?
    var client = ClientAddress(address: nil, scheme: "http", host: nil)
    /// What the page is to speak.
    var language = Language.english

    init(context: SiteContext) {
        coreContext = context.coreContext
        peer = context.peer
    }
}
