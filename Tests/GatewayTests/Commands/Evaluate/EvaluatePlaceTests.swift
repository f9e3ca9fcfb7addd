import Foundation
import TestKit
import Testing

@testable import Gateway

@Suite("intake evaluate place")
struct EvaluatePlaceTests {
    private func figures(_ name: String, _ text: String, _ options: String...) async throws -> [String: Double] {
        let folder = try TemporaryFolder()
        try text.write(toFile: folder.path(name), atomically: true, encoding: .utf8)
        let result = try await IntakeProgram.run(["evaluate", "place", folder.path(name)] + options)
        try #require(result.isGood, "\(result.output)")
        let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any] ?? [:]
        return object.compactMapValues { $0 as? Double }
    }

    private let somerville = ["--gazetteer", Repository.path("deploy/somerville/places")]

    @Test("a table of texts and addresses")
    func table() async throws {
        let figures = try await figures(
            "texts.csv",
            """
            text,address,latitude,longitude
            "the light in front of 93 School St, it is out",93 School Street,42.3875,-71.0988
            pothole corner of school and highland,Highland Ave & School St,,
            rats behind 12 elm st,14 Elm Street,,
            thanks for your help,,,

            """, somerville[0], somerville[1])
        #expect(figures["rows"] == 4 && figures["expected"] == 3 && figures["found"] == 3 && figures["correct"] == 2)
        #expect(figures["silent"] == 1 && figures["measured"] == 1)
        #expect(try #require(figures["median_metres"]) < 150)
        #expect(figures["precision"] == figures["recall"])
        #expect(try #require(figures["streets"]) > 300)
        #expect(try #require(figures["ms_per_text"]) > 0)
    }

    @Test(
        "JSON in several shapes",
        arguments: [
            #"[{"text":"at 93 School St","expected":"93 School Street"},{"text":"hello","expected":null}]"#,
            #"{"cases":[{"text":"at 93 School St","street":"School St","house":93},{"text":"hello"}]}"#,
            "{\"text\":\"at 93 School St\",\"expected\":{\"text\":\"93 School Street\"}}\n{\"text\":\"hello\",\"address\":\"none\"}\n",
            #"[{"text":"School @ Highland","streets":["School St","Highland Ave"]},{"text":"hi","address":""}]"#,
        ])
    func json(text: String) async throws {
        let figures = try await figures("texts.json", text, somerville[0], somerville[1])
        #expect(figures["rows"] == 2 && figures["expected"] == 1 && figures["correct"] == 1 && figures["silent"] == 1)
    }

    @Test("a city's own files, and what is wrong in them")
    func own() async throws {
        let folder = try TemporaryFolder()
        try "street,number,lat,lon\nOak Lane,7,10,20\n"
            .write(toFile: folder.path("streets.csv"), atomically: true, encoding: .utf8)
        let right = try await figures(
            "texts.csv", "text,latitude,longitude\n7 oak ln,10.0001,20\n", "--gazetteer", folder.path("streets.csv"))
        #expect(right["correct"] == 1 && right["median_metres"] == 11)
        try "street,number,lat,lon\nOak Lane,7,100,20\n"
            .write(toFile: folder.path("streets.csv"), atomically: true, encoding: .utf8)
        try "text,address\na,b\n".write(toFile: folder.path("texts.csv"), atomically: true, encoding: .utf8)
        let wrong = try await IntakeProgram.run(
            ["evaluate", "place", folder.path("texts.csv"), "--gazetteer", folder.path("streets.csv")])
        #expect(!wrong.isGood)
        #expect(
            wrong.output.contains("row 2, column latitude: must be degrees from -90 to 90, not `100`"),
            "\(wrong.output)")
    }

    @Test("a file without places, and one that is none, are refused in words")
    func refused() async throws {
        let folder = try TemporaryFolder()
        for (text, reason) in [("text,label\na,b\n", "says no places"), ("[1,2]", "array of objects"), ("", "line 1")] {
            try text.write(toFile: folder.path("x"), atomically: true, encoding: .utf8)
            let result = try await IntakeProgram.run(["evaluate", "place", folder.path("x")] + somerville)
            #expect(!result.isGood && result.output.contains(reason), "\(result.output)")
        }
    }
}
