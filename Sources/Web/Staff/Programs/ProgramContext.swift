package import Desk
package import Hummingbird
package import NIOCore

/// A request of another of the city's programs, by its token: what every route of the API gets.
package struct ProgramContext: ChildRequestContext {
    package var coreContext: CoreRequestContextStorage
    package let peer: SocketAddress?
    /// Nil only before `TokenReading`, which lets nobody pass without.
    private var proved: APIToken?

    package init(context: SiteContext) {
        coreContext = context.coreContext
        peer = context.peer
    }

    /// Whose request it is.
    ///
    /// - Throws: `ProgramRefusal.tokenNeeded`.
    package func token() throws(ProgramRefusal) -> APIToken {
        guard let proved else { throw .tokenNeeded }
        return proved
    }

    /// - Throws: `ProgramRefusal.forbidden` where its scopes do not hold the permission.
    package func require(_ permission: Permission) throws(ProgramRefusal) {
        guard try token().may(permission) else { throw .forbidden }
    }

    mutating func prove(_ token: APIToken) { proved = token }
}
