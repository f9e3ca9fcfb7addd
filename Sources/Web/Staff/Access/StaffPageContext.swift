package import Hummingbird
package import Wire

/// What a page of the desk is drawn for.
package protocol StaffPageContext: RequestContext {
    var signedIn: StaffPerson? { get }
    var client: ClientAddress { get }
    /// The fields of a POST, checked to come from a page of ours; empty otherwise.
    var form: PageForm { get }
    /// What every form of the page must send as `csrf`, and scripts in the header `X-CSRF-Token`.
    var csrf: String { get }
}
