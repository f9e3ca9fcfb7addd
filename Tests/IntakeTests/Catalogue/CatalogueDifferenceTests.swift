import Testing

@testable import Intake

@Suite("Differences of catalogues")
struct CatalogueDifferenceTests {
    private func type(_ code: String, _ change: (inout RequestType) -> Void = { _ in }) -> RequestType {
        var type = RequestType(code: code, names: [.english: code], department: "Works", queue: "works")
        change(&type)
        return type
    }

    private func told(_ before: [RequestType], _ after: [RequestType]) -> [String] {
        CatalogueDifference.changes(from: before, to: after).map {
            "\($0.kind.rawValue) \($0.code) \($0.fields.joined(separator: ","))"
        }
    }

    @Test("what is new, what is different and how, what went, what came back")
    func kinds() {
        let before = [
            type("a"), type("b"), type("c"), type("d"), type("e") { $0.isActive = false },
            type("f") { $0.isActive = false },
        ]
        let after = [
            type("n"), type("a"),
            type("b") {
                $0.names[.spanish] = "bache"
                $0.resolvedHours = 40
                $0.keywords = ["x"]
            },
            type("c") { $0.isActive = false }, type("e"),
        ]
        #expect(
            told(before, after) == [
                "changed b name_es,keywords,resolved_hours", "retired c active", "retired d ", "returned e active",
                "added n ",
            ])
        #expect(told(before, before) == [])
    }

    @Test("a type in season places on its days, one that is retired on none")
    func seasons() {
        let snow = type("snow") {
            $0.activeFrom = "2026-11-01"
            $0.activeTo = "2027-04-30"
        }
        #expect(
            ["2026-10-31", "2026-11-01", "2027-04-30", "2027-05-01"].map(snow.isActive(on:)) == [
                false, true, true, false,
            ])
        #expect(!type("x") { $0.isActive = false }.isActive(on: "2026-11-21"))
    }
}
