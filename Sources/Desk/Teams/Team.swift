/// People of one department who share work: what is handed to a team is offered to nobody else.
package struct Team: Hashable, Sendable {
    package let id: TeamID
    package var name: String
    package var department: String

    package init(id: TeamID, name: String, department: String) {
        self.id = id
        self.name = name
        self.department = department
    }
}
