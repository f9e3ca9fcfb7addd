import Foundation
import Logging

/// Sends the process's log to standard error, for people or as one JSON object a line.
enum LoggingSetup {
    static func start(_ log: Settings.Log) {
        let level = Logger.Level(rawValue: log.level.rawValue) ?? .info
        LoggingSystem.bootstrap { label in
            switch log.format {
            case .console:
                var handler = StreamLogHandler.standardError(label: label)
                handler.logLevel = level
                return handler
            case .json: return JSONLogHandler(label: label, logLevel: level)
            }
        }
    }
}
