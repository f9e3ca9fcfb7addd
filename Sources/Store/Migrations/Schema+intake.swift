extension Schema {
    /// The schema of this binary: one file a subject beside this one, in the order in which they landed.
    package static let intake = Schema(migrations: [
        .leases
    ])
}
