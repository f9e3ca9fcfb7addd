import Channels
import Intake
import Logging

/// The child process that reads the headers of the first mails, `intake debug rehearse-headers`, under limits of memory and time. A header of
/// which it dies twice is deadly.
struct HeaderRehearsalChild: HeaderRehearsal {
    private let process: RehearsalProcess
    private let log: Logger

    init(_ process: RehearsalProcess, log: Logger) {
        self.process = process
        self.log = log
    }

    init(_ reading: Settings.Reading, log: Logger) {
        let limits = ["--seconds", "\(reading.time.components.seconds)", "--bytes", "\(reading.memory)"]
        self.init(
            RehearsalProcess(arguments: ["debug", "rehearse-headers"] + limits, timePerMessage: reading.time), log: log)
    }

    func deadly(_ headers: [[UInt8]]) async throws -> Set<Int> {
        var suspect: Int?
        var deadly: Set<Int> = []
        var start = 0
        while start < headers.count, let death = try await process.run(HeaderFrames.bytes(headers, from: start)) {
            let index = Int(death.victim.rawValue)
            if suspect == index {
                deadly.insert(index)
                log.warning("a mail's header ends the process that reads it: the mail is kept without reading it")
            }
            start = suspect == index ? index + 1 : index
            suspect = index
        }
        return deadly
    }
}
