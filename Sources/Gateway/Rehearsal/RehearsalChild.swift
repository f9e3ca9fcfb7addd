import Intake

/// The child process that reads kept messages for `Rehearsal`: `intake debug rehearse`, under limits of memory and time.
struct RehearsalChild: RehearsalStage {
    private let process: RehearsalProcess

    init(_ process: RehearsalProcess) { self.process = process }

    init(settingsFile: String, reading: Settings.Reading) {
        self.init(
            RehearsalProcess(arguments: ["debug", "rehearse", "--config", settingsFile], timePerMessage: reading.time))
    }

    func rehearse(_ ids: [RowID]) async throws -> RehearsalDeath? {
        guard !ids.isEmpty else { return nil }
        return try await process.run(Array(ids.map { "\($0)\n" }.joined().utf8))
    }
}
