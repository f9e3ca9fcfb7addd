extension Thresholds {
    /// Everything is for a person to decide.
    static let nothingBySelf = Thresholds(label: never, department: never)
}
