import Glibc

/// A child process could not be started.
package struct ChildFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// `errno` of what failed.
    package let code: Int32

    package init(code: Int32) { self.code = code }

    /// Without the program's path, which may name a person's folder.
    package var description: String {
        "the program cannot be started: " + (strerror(code).map { String(cString: $0) } ?? "errno \(code)")
    }
}
