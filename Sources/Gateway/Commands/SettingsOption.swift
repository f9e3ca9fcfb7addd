import ArgumentParser
import Foundation

/// Which settings a command reads.
struct SettingsOption: ParsableArguments {
    @Option(name: [.customShort("c"), .long], help: "The settings file. (default: $INTAKE_CONFIG, or intake.yaml)")
    var config: String?

    var file: String { config ?? ProcessInfo.processInfo.environment["INTAKE_CONFIG"] ?? "intake.yaml" }

    /// Reads and checks all settings.
    ///
    /// - Throws: `CommandFailure` with everything that is wrong.
    func settings() throws -> Settings {
        do throws(SettingsProblems) {
            return try SettingsReader(file: file).settings()
        } catch {
            throw CommandFailure(
                "the settings are not usable:\n\(error)\n`intake check` tries them without starting anything")
        }
    }
}
