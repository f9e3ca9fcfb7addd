import Foundation
import Intake
import TestKit

/// As many texts as wanted, made of Somerville's 240: the same from the same seed.
struct UnderstandingTexts {
    private var random: SeededGenerator
    private let messages: [(words: [Substring], type: String, department: String)]

    init(seed: UInt64) throws {
        random = SeededGenerator(seed: seed)
        let file = URL(filePath: Repository.path("deploy/somerville/messages.csv"))
        var table = CSVReader(Array(try Data(contentsOf: file)))
        let columns = try table.next()?.cells ?? []
        var messages: [(words: [Substring], type: String, department: String)] = []
        while let row = try table.next()?.cells {
            func cell(_ name: String) -> String {
                columns.firstIndex(of: name).flatMap { row.indices.contains($0) ? row[$0] : nil } ?? ""
            }
            messages.append((cell("text").split(separator: " "), cell("type"), cell("department")))
        }
        self.messages = messages.filter { !$0.type.isEmpty && !$0.words.isEmpty }
    }

    /// Texts that begin as one message and go on with two parts of others, with the type and the department of the first.
    mutating func examples(count: Int) -> [Example] {
        (0..<count).map { _ in
            let first = messages[random.below(messages.count)]
            var words = part(of: first.words, at: random.below(4), atMost: 24)
            for _ in 0..<2 {
                let other = messages[random.below(messages.count)].words
                words += part(of: other, at: random.below(other.count), atMost: 6)
            }
            return Example(
                text: words.joined(separator: " "), label: first.type,
                department: first.department.isEmpty ? nil : first.department)
        }
    }

    private func part(of words: [Substring], at start: Int, atMost most: Int) -> ArraySlice<Substring> {
        let start = min(start, words.count - 1)
        return words[start..<min(words.count, start + most)]
    }
}
