import Foundation

/// What a running process has taken so far, as the kernel counts it (proc_pid_status(5), proc_pid_stat(5)).
struct ProcessUsage {
    let processID: Int32

    /// Resident memory, in bytes: all, and that without file pages.
    func memory() throws -> (all: Int, anonymous: Int) { (try status("VmRSS"), try status("RssAnon")) }

    /// The most memory that was resident at any time, in bytes.
    func peakMemory() throws -> Int { try status("VmHWM") }

    private func status(_ key: String) throws -> Int {
        let status = try String(contentsOfFile: "/proc/\(processID)/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("\(key):") } ?? ""
        return (line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
    }

    /// CPU time, in seconds.
    func cpuSeconds() throws -> Double {
        let stat = try String(contentsOfFile: "/proc/\(processID)/stat", encoding: .utf8)
        let fields = stat.split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else { return 0 }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }
}
