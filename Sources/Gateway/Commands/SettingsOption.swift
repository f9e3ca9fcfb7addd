import ArgumentParser
import Foundation

/// Which settings a command reads.
struct SettingsOption: ParsableArguments {
    @Option(
        name: [.customShort("c"), .long],
        help: "The settings file, or the folder with intake.yaml. (default: $INTAKE_CONFIG, or intake.yaml)")
    var config: String?

    var file: String {
        let named = config ?? ProcessInfo.processInfo.environment["INTAKE_CONFIG"] ?? "intake.yaml"
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: named, isDirectory: &isFolder), isFolder.boolValue else {
            return named
        }
        return (named.hasSuffix("/") ? named : named + "/") + "intake.yaml"
    }

    /// Reads and checks all settings.
    ///
    /// - Throws: `CommandFailure` with everything that is wrong.
    func settings() throws -> Settings {
        do throws(SettingsProblems) {
            return try SettingsReader(file: file).settings()
        } catch {
            throw CommandFailure("the settings cannot be used:\n\(error)")
        }
    }
}
