extension RoutingRules {
    /// The mail addresses at which a department is asked: its own, else those that rules tell of what they place there.
    package func mail(of department: String) -> [String] {
        if let own = departmentMail[department], !own.isEmpty { return own }
        let told = rules.filter { rule in
            let type = rule.outcome.requestType.flatMap { catalogue[$0] }
            return (rule.outcome.department ?? type?.department) == department
        }
        return Set(told.flatMap(\.outcome.notify)).sorted()
    }

    /// Whether a text can stand as the recipient of a mail: one @, and nothing that ends a line or an address.
    package static func isMailAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts.contains { $0.isEmpty }
            && text.utf8.allSatisfy {
                $0 > UInt8(ascii: " ") && $0 < 0x7F && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">")
            }
    }
}
