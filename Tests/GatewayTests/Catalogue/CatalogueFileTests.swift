import Intake
import Testing

@testable import Gateway

@Suite("Catalogues in files")
struct CatalogueFileTests {
    private static let header = "code,name_en,name_ht,department,queue,priority,keywords,active,public,questions"

    private func problems(_ text: String, _ format: CatalogueFile.Format) -> [String] {
        do throws(CatalogueProblems) {
            _ = try CatalogueFile.types(Array(text.utf8), format)
            return []
        } catch {
            return error.problems.map(\.description)
        }
    }

    /// A type with a value of its own in every field.
    private func full() -> RequestType {
        var type = RequestType(
            code: "pothole", names: [.english: "Pothole", .spanish: "Bache", .haitianCreole: "Twou nan lari"],
            group: "Streets > Surface", department: "Public Works", queue: "streets", priority: 2,
            keywords: ["pothole*", "twou nan lari"], isActive: false, isPublic: false, surveyRate: 50,
            questions: [
                TypeQuestion(
                    code: "size", text: "How \"big\", then?", kind: .choice, options: ["a", "b"], isRequired: true),
                TypeQuestion(code: "note", text: "Keep away.", kind: .notice),
            ])
        type.summary = "-a hole; in the road, say"
        type.kind = .feedback
        (type.activeFrom, type.activeTo) = ("2026-11-01", "2027-04-30")
        (type.answeredHours, type.resolvedHours) = (8, 40)
        (type.duplicateMetres, type.duplicateDays) = (0, 21)
        return type
    }

    @Test("what is written is read again, whole", arguments: CatalogueFile.Format.allCases)
    func roundTrip(_ format: CatalogueFile.Format) throws {
        let types = [full(), RequestType(code: "bare", names: [.english: "Bare"], department: "D", queue: "D")]
        let text = try CatalogueFile.text(types, format)
        #expect(try CatalogueFile.types(Array(text.utf8), format) == types)
    }

    @Test("mistakes of a CSV file are all told, by row and column")
    func csvProblems() {
        let text = """
            \(Self.header),colour
            a,A,,D,,9,,maybe,no,,
            ,B,,,,x,,,,,
            a,,,D,,,,,,[{"code":"Q"}],
            """
        #expect(
            problems(text, .csv) == [
                "row 1: colour: is no column", "row 2: active: must be yes or no, not maybe",
                "row 2: priority: must be from 1 to 5", "row 3: priority: must be a whole number, not x",
                "row 3: code: is missing", "row 3: department: is missing",
                "row 4: questions: must be a JSON list of code, text, kind, options and required",
                "row 4: name_en: is missing", "row 4: code: a is the code of row 2",
            ])
        #expect(problems("code\na\n", .csv).first == "row 1: department: is missing")
        #expect(problems("code,department\n\"a", .csv) == ["row 2: a quote is not closed"])
    }

    @Test("mistakes of a JSON file are all told, by entry and column")
    func jsonProblems() {
        let text = """
            [{"code": "a", "names": {"en": "A", "fr": "A"}, "department": "D", "kind": "wish", "active_to": "2026-02-30"},
             {"names": {"en": "B"}, "department": "D"}, {"code": "c", "names": {"en": "C"}, "department": 7}, 8,
             {"code": "d", "names": {"en": "D"}, "department": "D", "colour": 1,
              "questions": [{"code": "q", "text": "Q?", "kind": "choice"}]}]
            """
        #expect(
            problems(text, .json) == [
                "row 1: names: knows en, es, pt and ht, not fr",
                "row 1: kind: must be one of service, information, feedback",
                "row 1: active_to: must be a date as 2026-11-01", "row 2: code: is missing",
                "row 3: department: is of another kind of value", "row 4: is no object",
                "row 5: colour: is no column", "row 5: questions: q: options must be 1 to 100 texts",
            ])
        #expect(problems("{}", .json) == ["is no JSON list of request types"])
    }
}
