import Desk
import Intake

/// Which requests a person sees: a department partner those of the department, everybody else at the desk all.
struct RequestSight: Sendable {
    /// Nil for all departments.
    let department: String?

    init(_ account: Account) {
        let isOnlyPartner = account.may(.requestList) && account.roles.isDisjoint(with: [.agent, .supervisor])
        // A partner of no department sees none.
        department = isOnlyPartner ? account.department ?? "" : nil
    }

    /// Among what they search. Contacts without a case are no department's: whoever sees one department's requests alone sees none of them.
    var scope: SearchScope { department.map { .department($0) } ?? .everything }

    /// The requests among that.
    var requests: SearchScope { department.map { .department($0) } ?? .requests }

    func sees(_ placement: Placement) -> Bool { department.map { $0 == placement.department } ?? true }
}
