import Desk
import Foundation
import Intake

/// Reads recorded contacts: CSV with a header, `at` and `channel` and whatever else of the columns below.
enum ArrivalsReader {
    /// A larger file is refused. Bytes.
    private static let limit = 64 << 20
    static let columns = ["at", "channel", "handling_seconds", "patience_seconds", "priority", "language"]
    /// Told of one file; more would bury them.
    private static let mostProblems = 20

    static func arrivals(at file: URL, name: String, _ problems: ProblemList) -> [SimulatedArrival] {
        guard let data = try? Data(contentsOf: file), data.count <= limit else {
            problems.add("cannot be read, or is over 64 MB", file: name)
            return []
        }
        let lines = String(decoding: data, as: UTF8.self).split(omittingEmptySubsequences: false) { $0.isNewline }
        let header = cells(lines.first ?? "")
        guard header.contains("at"), header.contains("channel"), Set(header).isSubset(of: columns) else {
            problems.add(
                "must begin with the columns' names: at, channel, and any of \(columns.dropFirst(2).joined(separator: ", "))",
                file: name, line: 1)
            return []
        }
        var arrivals: [SimulatedArrival] = []
        var found = 0
        for (index, line) in lines.enumerated().dropFirst() where !line.allSatisfy(\.isWhitespace) {
            if let arrival = arrival(cells(line), header) {
                arrivals.append(arrival)
            } else if found < mostProblems {
                found += 1
                problems.add("is no contact: `8:30:15,chat` or `30615,chat`, and so on", file: name, line: index + 1)
            }
        }
        return arrivals
    }

    private static func cells(_ line: Substring) -> [String] {
        line.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: .whitespaces) }
    }

    private static func arrival(_ cells: [String], _ header: [String]) -> SimulatedArrival? {
        guard cells.count == header.count else { return nil }
        let row = Dictionary(zip(header, cells)) { first, _ in first }.filter { !$0.value.isEmpty }
        guard let at = row["at"].flatMap(seconds), let kind = row["channel"].flatMap(ChannelKind.init(rawValue:))
        else { return nil }
        var arrival = SimulatedArrival(at: Int64(at * 1_000), kind: kind)
        for (column, text) in row {
            switch column {
            case "handling_seconds", "patience_seconds":
                guard let value = Double(text), (0...1_000_000).contains(value) else { return nil }
                if column == "handling_seconds" {
                    arrival.handling = value * 1_000
                } else {
                    arrival.patience = value * 1_000
                }
            case "priority":
                guard let priority = Int(text), (1...5).contains(priority) else { return nil }
                arrival.priority = priority
            case "language":
                guard let language = Language(rawValue: text) else { return nil }
                arrival.language = language
            default: break
            }
        }
        return arrival
    }

    /// Since the first midnight: `8:30`, `8:30:15`, or a number.
    private static func seconds(_ text: String) -> Double? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Double($0) }
        let numbers = parts.compactMap { $0 }
        guard numbers.count == parts.count, numbers.allSatisfy({ $0 >= 0 && $0 <= 40_000_000 }) else { return nil }
        switch numbers.count {
        case 1: return numbers[0]
        case 2: return numbers[0] * 3_600 + numbers[1] * 60
        case 3: return numbers[0] * 3_600 + numbers[1] * 60 + numbers[2]
        default: return nil
        }
    }
}
