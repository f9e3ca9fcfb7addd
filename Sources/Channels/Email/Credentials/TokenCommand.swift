import Foundation
import Mail

/// Runs the operator's command that prints an access token.
struct TokenCommand {
    private static let patience: Duration = .seconds(30)

    private let command: [String]

    init(_ command: [String]) { self.command = command }

    func run() async throws -> IssuedToken {
        guard let program = command.first else { throw CredentialFailure(mayPass: false, "the token command is empty") }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = Array(command.dropFirst())
        let output = Pipe()
        process.standardOutput = output
        process.standardInput = FileHandle.nullDevice
        let ended = AsyncStream.makeStream(of: Void.self)
        process.terminationHandler = { _ in ended.continuation.finish() }
        do {
            try process.run()
        } catch {
            throw CredentialFailure(mayPass: false, "the token command cannot be run")
        }
        let hasEnded = await Self.wait(for: ended.stream)
        if !hasEnded { process.terminate() }
        guard hasEnded, process.terminationStatus == 0 else {
            throw CredentialFailure(
                mayPass: true, hasEnded ? "the token command failed" : "the token command took too long")
        }
        // A token is far below a pipe's 64 KB, so that the command could end before this read.
        let text = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        let token = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !token.isEmpty else { throw CredentialFailure(mayPass: false, "the token command printed nothing") }
        return IssuedToken(value: Secret(token), lifetime: nil)
    }

    private static func wait(for end: AsyncStream<Void>) async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                for await _ in end {}
                return !Task.isCancelled
            }
            group.addTask {
                try? await Task.sleep(for: patience)
                return false
            }
            let first = await group.next() ?? false
            group.cancelAll()
            return first
        }
    }
}
