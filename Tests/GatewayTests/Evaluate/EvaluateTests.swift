import Foundation
import TestKit
import Testing

@testable import Gateway
@testable import Intake

@Suite("Evaluate")
struct EvaluateTests {
    private func failure(_ table: String) -> String {
        do throws(CSVProblem) {
            _ = try ExampleTable(try CSVTable(Array(table.utf8)))
            return ""
        } catch {
            return "\(error)"
        }
    }

    @Test("columns in any order, others passed over; department and place where there are any")
    func table() throws {
        let text =
            "id,label,text,dept,latitude,longitude\n7,lamp,\"out, \"\"again\"\"\",Lights,42.38,-71.1\n8,bin,full,,,\n"
        let examples = try ExampleTable(try CSVTable(Array(text.utf8))).examples
        #expect(examples.map(\.text) == ["out, \"again\"", "full"])
        #expect(examples.map(\.label) == ["lamp", "bin"])
        #expect(examples.map(\.department) == ["Lights", nil])
        #expect(examples[0].place == GeoPoint(latitude: 42.38, longitude: -71.1))
        #expect(examples[1].place == nil)
    }

    @Test("what is wrong is named with its row and column")
    func wrongTables() {
        #expect(failure("text,kind\na,b\n") == "line 1: has no column label; it names text, kind")
        #expect(failure("text,label\n") == "line 1: no row follows")
        #expect(failure("text,label\na,x\nb,\n") == "line 3: label is empty")
        #expect(failure("text,type\na,\n") == "line 2: type is empty")
        #expect(failure("label\na\n") == "line 1: has no column text; it names label")
        #expect(failure("text,label,latitude\na,x,1\n") == "line 1: has a column latitude and none longitude")
        #expect(
            failure("text,label,latitude,longitude\na,x,north,1\n")
                == "line 2: latitude is 'north', and should be a number of degrees")
        #expect(
            failure("text,label,latitude,longitude\na,x,95,1\n")
                == "line 2: latitude or longitude is no place on the Earth, in degrees")
    }

    @Test("classify: learns from one file, is asked about the other, prints one object")
    func classify() async throws {
        let folder = try TemporaryFolder()
        let training = URL(filePath: folder.path("train.csv"))
        let asked = URL(filePath: folder.path("test.csv"))
        let lines = (0..<6).map {
            "lamp \($0) is out,lamp,Lights\nbin \($0) is full,bin,Waste\nnot learnt \($0),oos,\n"
        }
        try Data(("text,label,dept\n" + lines.joined()).utf8).write(to: training)
        try Data("text,label,dept\na lamp is out,lamp,Lights\nthe bin is full,bin,Waste\nsing me a song,oos,\n".utf8)
            .write(to: asked)
        let result = try await IntakeProgram.run(
            "evaluate", "classify", "--train", training.path, "--test", asked.path)
        #expect(result.exitCode == 0, "\(result.output)")
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any], "\(result.output)")
        #expect(json["training_rows"] as? Int == 12)
        #expect(json["rows"] as? Int == 3)
        #expect(json["out_of_scope_rows"] as? Int == 1)
        #expect(json["top1"] as? Double == 1)
        #expect(json["out_of_scope_auroc"] as? Double == 1)
        #expect((json["department"] as? [String: Any])?["accuracy"] as? Double == 1)
    }

    @Test("classify: a file that is not there, or has nothing to tell apart, is said")
    func classifyFailures() async throws {
        let missing = try await IntakeProgram.run("evaluate", "classify", "--train", "/nowhere.csv", "--test", "/x.csv")
        #expect(missing.exitCode == 1)
        #expect(missing.output.contains("nowhere.csv, line 1: the file cannot be read"))
        let folder = try TemporaryFolder()
        let file = URL(filePath: folder.path("one.csv"))
        try Data("text,label\na,x\nb,x\n".utf8).write(to: file)
        let one = try await IntakeProgram.run("evaluate", "classify", "--train", file.path, "--test", file.path)
        #expect(one.exitCode == 1)
        #expect(one.output.contains("fewer than two labels"))
    }

    @Test("language: codes and names; what the city does not know is right where nothing is told")
    func language() throws {
        let text = """
            text,label
            There is a big pothole in front of my house,en
            No pasaron por la basura en mi calle esta semana,Spanish
            Não recolheram o lixo na minha rua esta semana,pt-BR
            Yo pa ranmase fatra a nan lari mwen an,ht
            Die Straßenlaterne vor meinem Haus ist seit Dienstag kaputt,de
            """
        let rows = try LanguageTable(try CSVTable(Array(text.utf8))).texts
        #expect(rows.map(\.language) == [.english, .spanish, .portuguese, .haitianCreole, nil])
        let evaluation = LanguageEvaluation(rows)
        #expect(evaluation.rows == 5)
        #expect(evaluation.right == 5, "\(evaluation)")
        #expect(evaluation.likeliestRight == 1)
        #expect(evaluation.byLanguage["pt"]?.right == 1)
        #expect(evaluation.byLanguage["de"]?.rows == 1)
    }

    @Test("replies: each case through all that a mail goes through")
    func replies() throws {
        let cases = """
            [{"id": "a", "kind": "plain", "input": "Yes\\n\\nOn Monday, Ann <a@example.org> wrote:\\n> No?",
              "expect": {"equals": "Yes"}},
             {"id": "b", "kind": "plain", "source": "us", "input": "Yes", "expect": {"contains": ["No"]}},
             {"id": "c", "kind": "html", "input": "<p>Yes</p>", "expect": {"equals": "Y es"}, "compare": "no-whitespace"},
             {"id": "d", "kind": "plain", "input": "Yes\\n\\n-- \\nAnn", "expect": {"equals": "Yes\\n\\n-- \\nAnn"}}]
            """
        let evaluation = ReplyEvaluation(try JSONDecoder().decode([ReplyCase].self, from: Data(cases.utf8)))
        #expect(evaluation.passed == 3)
        #expect(evaluation.passedAsShown == 2)
        #expect(evaluation.failed == ["b"])
        #expect(evaluation.byKind["plain"]?.passed == 2)
        #expect(evaluation.byKind["us plain"]?.rows == 1)
    }

    @Test("automatic: kind and held-back answer must both be right")
    func automatic() throws {
        let cases = """
            [{"id": "a", "label": "human", "suppressReply": false, "raw": "From: a@example.org\\r\\nTo: b@example.net\\r\\n\\r\\nHi"},
             {"id": "b", "label": "auto", "suppressReply": true, "raw": "Auto-Submitted: auto-replied\\r\\n\\r\\nHi"},
             {"id": "c", "label": "human", "suppressReply": true, "raw": "From: a@example.org\\r\\n\\r\\nHi"}]
            """
        let rows = try JSONDecoder().decode([AutomaticCase].self, from: Data(cases.utf8))
        let evaluation = AutomaticEvaluation(rows, ownAddresses: ["311@example.net"])
        #expect(evaluation.right == 2)
        #expect(evaluation.kindRight == 3)
        #expect(evaluation.suppressReplyRight == 2)
        #expect(evaluation.wrong.map(\.id) == ["c"])
    }

    @Test("a JSON file that is none, or lacks a key, is said with the case")
    func wrongVectors() throws {
        let folder = try TemporaryFolder()
        let file = URL(filePath: folder.path("cases.json"))
        func failure(_ text: String) throws -> String {
            try Data(text.utf8).write(to: file)
            do throws(CommandFailure) {
                _ = try VectorFile.cases(at: file.path, as: AutomaticCase.self)
                return ""
            } catch {
                return error.description
            }
        }
        #expect(try failure("no").contains("is no JSON list"))
        #expect(try failure("[]").contains("holds no case"))
        #expect(try failure("[{\"id\": \"a\", \"label\": \"human\"}]") == "cases.json case 1 has no key suppressReply")
        #expect(
            try failure("[{\"id\": 1, \"label\": \"human\", \"suppressReply\": true, \"raw\": \"\"}]")
                == "cases.json case 1, id is not what is expected there")
    }
}
