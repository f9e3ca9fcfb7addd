/// The real program, run to its end.
enum IntakeProgram {
    static func run(_ arguments: String...) async throws -> Command.Result { try await run(arguments) }

    static func run(_ arguments: [String]) async throws -> Command.Result {
        try await Command.run(Places.program, arguments)
    }
}
