import Intake
import Testing

@testable import Gateway

@Suite("Tables of comma-separated values")
struct CSVTableTests {
    private func rows(_ text: String) throws -> [[String]] {
        let table = try CSVTable(Array(text.utf8))
        return table.rows.map { row in table.columns.map { table.cell($0, row) ?? "-" } }
    }

    private func problem(_ bytes: [UInt8]) -> CSVProblem? {
        do throws(CSVProblem) {
            _ = try CSVTable(bytes)
            return nil
        } catch {
            return error
        }
    }

    @Test("cells in quotes hold commas, quotes and line ends")
    func quotes() throws {
        #expect(try rows("a,b\n\"x, \"\"y\"\"\",\"1\r\n2\"\n") == [["x, \"y\"", "1\r\n2"]])
    }

    @Test("any line end does, blank lines and a mark before the first are passed over")
    func lineEnds() throws {
        #expect(try rows("\u{FEFF}a,b\r\n1,2\r\n\r\n3,\r5,6") == [["1", "2"], ["3", ""], ["5", "6"]])
    }

    @Test("a row knows its line, also after one that goes over several")
    func lines() throws {
        let table = try CSVTable(Array("a\n\"1\n2\"\n3\n".utf8))
        #expect(table.rows.map(\.line) == [2, 4])
        #expect(table.cell("b", table.rows[0]) == nil)
        #expect(!table.has("b") && table.has("a"))
    }

    @Test(
        "what is no table says where",
        arguments: [
            ("", 1, "the file is empty"), ("a,a\n", 1, "the column a stands twice"),
            ("a,\n1,2\n", 1, "column 2 has no name"),
            ("a,b\n1,2\n1\n", 3, "has 1 cell, and the first line names 2"),
            ("a\n\"x\n", 2, "a quote is not closed"),
            ("a\n\"x\"y\n", 2, "something stands after a closing quote; double a quote within a cell"),
        ])
    func problems(_ text: String, _ line: Int, _ reason: String) {
        #expect(problem(Array(text.utf8)) == CSVProblem(line: line, reason: reason))
    }

    @Test("bytes that are no UTF-8 are told by their line")
    func noUTF8() {
        #expect(problem(Array("a\nb\n".utf8) + [0xFF, 0x0A])?.line == 3)
    }
}
