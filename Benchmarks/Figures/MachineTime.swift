import Foundation

/// How the processors of the machine spent a time (proc_stat(5)): what a figure is worth depends on what others took.
struct MachineTime {
    private let ticks: [Double]

    /// As it stands now.
    init() throws {
        let stat = try String(contentsOfFile: "/proc/stat", encoding: .utf8)
        let line = stat.split(separator: "\n").first ?? ""
        ticks = line.split(separator: " ").dropFirst().prefix(8).compactMap { Double($0) }
    }

    /// What has passed since then, for a person.
    func passed() throws -> String {
        let now = try MachineTime().ticks
        guard now.count == 8, ticks.count == 8 else { return "machine: not told" }
        let spent = zip(now, ticks).map { $0 - $1 }
        let all = max(1, spent.reduce(0, +))
        let shares = ["idle": spent[3], "waiting for the disk": spent[4], "taken by the host": spent[7]]
        return "machine: "
            + shares.sorted { $0.key < $1.key }.map { "\(Int($0.value / all * 100)) % \($0.key)" }.joined(
                separator: ", ")
    }
}
