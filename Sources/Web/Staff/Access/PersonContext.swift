package import Desk
package import Hummingbird
package import Wire

/// A request of somebody who is signed in: what every route behind the sign-in gets.
package struct PersonContext: ChildRequestContext, StaffPageContext {
    package var coreContext: CoreRequestContextStorage
    package let person: StaffPerson
    package let client: ClientAddress
    package let form: PageForm
    package let csrf: String

    /// - Throws: `StaffRefusal.signInNeeded`, which becomes the way to the sign-in page and back.
    package init(context: StaffContext) throws {
        guard let person = context.signedIn else { throw StaffRefusal.signInNeeded }
        coreContext = context.coreContext
        self.person = person
        client = context.client
        form = context.form
        csrf = context.csrf
    }

    package var signedIn: StaffPerson? { person }

    /// For handlers where it depends on the request what is needed; otherwise a whole group of routes has `Requires`.
    ///
    /// - Throws: `StaffRefusal.forbidden`.
    package func require(_ permission: Permission) throws(StaffRefusal) {
        guard person.may(permission) else { throw .forbidden }
    }
}
