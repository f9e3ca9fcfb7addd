import Foundation
import Intake
import TestKit
import Testing

@testable import Gateway

@Suite("Measuring how duplicates are told")
struct EvaluateDuplicatesTests {
    private static let material = "data/gainesville_dup/dev.csv"
    private static let header = "id_a,id_b,type_a,type_b,text_a,text_b,metres,days,same_reporter,label,stratum"

    /// Pairs that are duplicates where they are near and say the same.
    private static func table(_ count: Int) -> String {
        let things = ["rats", "pothole", "lamp", "noise", "tree"]
        let rows = (0..<count).map { number in
            let (one, other) = (things[number % 5], things[(number + number % 2) % 5])
            let isSame = number % 2 == 0 && number % 3 != 0
            return
                "\(number),b\(number),T,T,\(one) here,\"\(other), again\",\(isSame ? 3 : 120).5,1.25,False,\(isSame ? 1 : 0),x"
        }
        return ([header] + rows + ["u,v,T,T,a,b,,2,True,uncertain,x"]).joined(separator: "\n")
    }

    private static func problem(_ row: String) -> CSVProblem? {
        do throws(CSVProblem) {
            _ = try LabelledPairs(CSVTable(Array("\(header)\n\(row)\n".utf8)))
            return nil
        } catch {
            return error
        }
    }

    @Test("one JSON object, of the pairs in two files")
    func command() async throws {
        let folder = try TemporaryFolder()
        let file = URL(filePath: folder.path).appending(path: "pairs.csv")
        try Data(Self.table(60).utf8).write(to: file)
        let result = try await IntakeProgram.run(
            "evaluate", "duplicates", "--train", file.path(), "--test", file.path())
        #expect(result.exitCode == 0, "\(result.output)")
        let figures = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        #expect(figures["rows"] as? Int == 60 && figures["uncertain_left_out"] as? Int == 2)
        #expect(figures["auc"] as? Double == 1 && figures["f1"] as? Double == 1)
        #expect((figures["linked"] as? [String: Any])?["precision"] as? Double == 1)
    }

    @Test("too few pairs and cells that are none are said, with the file and line")
    func refusals() async throws {
        let folder = try TemporaryFolder()
        let file = URL(filePath: folder.path).appending(path: "few.csv")
        try Data(Self.table(6).utf8).write(to: file)
        let result = try await IntakeProgram.run(
            "evaluate", "duplicates", "--train", file.path(), "--test", file.path())
        #expect(result.exitCode == 1 && result.output.contains("too few pairs"))
        #expect(Self.problem("1,2,T,T,a,b,far,1,False,1,x")?.line == 2)
        #expect(Self.problem("1,2,T,T,a,b,1,,False,1,x")?.reason.hasPrefix("days is ''") == true)
        #expect(Self.problem("1,2,T,T,a,b,1,1,False,maybe,x")?.reason.contains("should be 1 or 0") == true)
        #expect(Self.problem("1,2,T,T,a,b,,1,TRUE,0,x") == nil)
    }

    /// Half of the rows teach, the other half are asked about, then the other way round.
    @Test(
        "real pairs that were not seen are told as well as the goal asks",
        .enabled(if: SharedMaterial.has(material), "needs ../shared/data"), arguments: [0, 1])
    func realPairs(_ half: Int) throws {
        let pairs = try LabelledPairs(CSVTable(try SharedMaterial.bytes(Self.material)))
        #expect(pairs.uncertain > 0)
        let parts = [0, 1].map { part in
            pairs.pairs.enumerated().filter { $0.offset % 2 == part }.map(\.element)
        }
        let figures = try #require(DuplicateEvaluation(training: parts[half], asked: parts[1 - half]))
        #expect(figures.auc >= 0.88 && figures.f1 >= 0.72, "\(figures)")
    }
}
