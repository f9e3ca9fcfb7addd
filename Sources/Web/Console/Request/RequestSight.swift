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

    func sees(_ placement: Placement) -> Bool { department.map { $0 == placement.department } ?? true }
}
