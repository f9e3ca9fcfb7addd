import HTTPTypes

extension HTTPFields {
    /// Lets pages of any site load a file, also those that ask for isolation (Fetch, §3.2 and §3.7).
    static var forAnySite: HTTPFields {
        var fields: HTTPFields = [.accessControlAllowOrigin: "*"]
        if let policy = HTTPField.Name("Cross-Origin-Resource-Policy") { fields[policy] = "cross-origin" }
        return fields
    }
}
