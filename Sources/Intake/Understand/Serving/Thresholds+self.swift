extension Thresholds {
    /// Everything is for a person to decide.
    package static let nothingBySelf = Thresholds(label: never, department: never)
}
