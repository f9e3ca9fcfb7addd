import Desk
package import Hummingbird
package import NIOCore
package import Wire

/// A request to the desk: from somebody signed in, or not.
package struct StaffContext: ChildRequestContext, StaffPageContext {
    package var coreContext: CoreRequestContextStorage
    /// The other end of the connection; behind a proxy that is the proxy.
    package let peer: SocketAddress?
    /// Who asks, as far as it can be known.
    package var client = ClientAddress(address: nil, scheme: "http", host: nil)
    package var signedIn: StaffPerson?
    /// Who gave the right password and still owes the code.
    var halfway: StaffPerson?
    /// What the page's forms prove themselves by.
    var formKey = SecretToken()
    package var form = PageForm()

    package init(context: SiteContext) {
        coreContext = context.coreContext
        peer = context.peer
    }

    package var csrf: String { formKey.derived(for: StaffCookie.formPurpose) }
}
