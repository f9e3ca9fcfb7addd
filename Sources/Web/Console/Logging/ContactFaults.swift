/// What is wrong with a contact, by field.
struct ContactFaults: Error, Encodable, Sendable {
    var error = "invalid"
    var fields: [String: String]
}
