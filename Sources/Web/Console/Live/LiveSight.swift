import Desk

/// What of the desk a person's pages may hear. A stream is made for one: whoever has another gets another stream.
struct LiveSight: Hashable, Sendable {
    /// Nil for all departments.
    let department: String?
    let seesQueue: Bool
    let seesFloor: Bool
    /// Hears of breaches that are for supervisors.
    let isSupervisor: Bool
    /// The department whose supervisor they are; nil for all.
    let supervised: String?

    init(_ person: StaffPerson) {
        department = RequestSight(person.account).department
        seesQueue = person.may(.requestList)
        seesFloor = person.may(.floor)
        isSupervisor = person.may(.assignOthers)
        supervised = person.account.department
    }
}
