import Foundation

/// Limits that a process sets itself before it reads what may harm it (setrlimit(2)).
enum ReadingLimits {
    /// A limit could not be set: reading without it would be no rehearsal.
    struct NotSet: Error, CustomStringConvertible {
        let description: String
    }

    /// Lets the kernel end this process first where memory runs out, and not the gateway beside it (proc(5), oom_score_adj).
    static func volunteer() throws {
        do {
            try Data("1000".utf8).write(to: URL(fileURLWithPath: "/proc/self/oom_score_adj"))
        } catch {
            throw NotSet(description: "oom_score_adj cannot be set")
        }
    }

    /// Allows `bytes` of memory beyond what the process has now, its threads' stacks included.
    static func limitMemory(to bytes: Int) throws {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmData:") }
        guard let kilobytes = line?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
            throw NotSet(description: "/proc/self/status cannot be read")
        }
        let limit = rlim_t(kilobytes * 1024 + bytes)
        try set(__rlimit_resource_t(RLIMIT_DATA.rawValue), rlimit(rlim_cur: limit, rlim_max: limit), "memory")
    }

    /// Allows `time` of the processor from now on; beyond it comes SIGXCPU. Whole seconds, rounded up. The processor's time and not
    /// the wall's: on a busy machine a message is not to blame for waiting.
    static func limitTime(to time: Duration) throws {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let micros = usage.ru_utime.tv_usec + usage.ru_stime.tv_usec
        let used = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + Int(micros) / 1_000_000 + 1
        let resource = __rlimit_resource_t(RLIMIT_CPU.rawValue)
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0 else { throw NotSet(description: "no limit of time (errno \(errno))") }
        limit.rlim_cur = min(limit.rlim_max, rlim_t(used + Int(time.components.seconds)))
        try set(resource, limit, "time")
    }

    private static func set(_ resource: __rlimit_resource_t, _ limit: rlimit, _ name: String) throws {
        var limit = limit
        guard setrlimit(resource, &limit) == 0 else {
            throw NotSet(description: "no limit of \(name) (errno \(errno))")
        }
    }
}
