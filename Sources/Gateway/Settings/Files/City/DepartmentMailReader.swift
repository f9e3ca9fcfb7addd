import Intake

/// Reads where departments are asked by mail.
struct DepartmentMailReader {
    private let entries: [(fields: SettingsFields, department: String)]
    /// By department.
    let addresses: [String: [String]]

    /// Reads all of it; what is wrong is noted.
    ///
    /// - Parameter top: the fields of `routing.yaml`.
    init(_ top: SettingsFields) {
        var entries: [(fields: SettingsFields, department: String)] = []
        var addresses: [String: [String]] = [:]
        for fields in top.list("department_mail", known: SettingsReference.names(SettingsReference.departmentMail)) {
            let department = fields.required("department", example: "Public Works")
            let own = fields.texts("addresses")
            for address in own where !RoutingRules.isMailAddress(address) {
                fields.complain("addresses", "must be mail addresses; '\(address)' is none")
            }
            if own.isEmpty { fields.complain("addresses", "must name one at least") }
            if addresses[department] != nil { fields.complain("department", "is named twice") }
            entries.append((fields, department))
            addresses[department] = own
        }
        self.entries = entries
        self.addresses = addresses
    }

    /// Whether all of them are departments of the city's; those that are none are noted.
    func isOf(_ departments: [String]) -> Bool {
        let others = entries.filter { !departments.contains($0.department) }
        for other in others { other.fields.complain("department", "is none that a type or a rule names") }
        return others.isEmpty
    }
}
