/// A row of a file of counts that counts nothing, and why.
struct VolumeRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// Of the file, counted from 1.
    var line: Int
    var reason: String

    var description: String { "line \(line): \(reason)" }
}
