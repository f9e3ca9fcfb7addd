/// Why a command could not do its work, and what to do: printed to standard error, exit code 1.
struct CommandFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
