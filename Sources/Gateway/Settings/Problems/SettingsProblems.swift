/// All that is wrong: told at once, and nothing starts.
package struct SettingsProblems: Error, CustomStringConvertible {
    package var problems: [SettingsProblem]

    package var description: String { problems.map(\.description).joined(separator: "\n") }
}
