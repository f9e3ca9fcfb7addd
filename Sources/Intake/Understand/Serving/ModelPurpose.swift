/// What a model was learnt for.
package enum ModelPurpose: String, CaseIterable, Sendable {
    /// What a message is about: its request type and department.
    case types
    /// Whether it is junk.
    case junk
    /// Whether two reports are about one incident.
    case duplicates
}
