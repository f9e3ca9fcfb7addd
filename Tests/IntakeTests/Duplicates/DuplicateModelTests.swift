import Testing

@testable import Intake

@Suite("How sure it is that two reports are about one incident")
struct DuplicateModelTests {
    private func judgement(
        _ one: String, _ other: String, metres: Double? = nil, days: Double = 2, type: String? = nil,
        isSame: Bool = false
    ) -> DuplicateJudgement {
        DuplicateModel.shipped.judgement(
            IncidentReport(text: one, type: type), IncidentReport(text: other, type: type),
            IncidentGap(metres: metres, days: days, isSameReporter: isSame))
    }

    @Test("the same lamp in other words is certain, with why")
    func sameLamp() {
        let found = judgement(
            "street light out in front of 93 School St", "the lamp at 93 school street is dark since tuesday",
            type: "Street light out")
        #expect(found.isCertain && found.chance > 0.95)
        #expect(found.reason == "same address, 2 days apart, same type")
    }

    @Test("a plate names one car where the place is known, and is worth a look where it is not")
    func plate() {
        let (one, other) = ("Blue Mazda tag M724GI parked for a month", "Mazda blue abandoned, tag M724GI")
        let near = judgement(one, other, metres: 20, type: "Abandoned vehicle")
        #expect(near.chance > 0.8)
        #expect(near.reason == "20 m apart, 2 days apart, same type, both say m724gi, mazda, blue")
        let unknown = judgement(one, other, type: "Abandoned vehicle")
        #expect(unknown.chance > DuplicateModel.suggested && unknown.chance < near.chance && !unknown.isCertain)
    }

    @Test("one subject at one spot is worth a look in two languages")
    func languages() {
        let found = judgement("Hay basura en la acera", "trash on the sidewalk", metres: 5, type: "Trash")
        #expect(found.chance > DuplicateModel.suggested && !found.isCertain)
    }

    @Test(
        "common words at unknown or far places say nothing",
        arguments: [
            ("light out", "light out", Double?.none), ("light out", "light out", 2_000),
            ("Rats, 12 Bow St", "Rats, 80 Elm Street", nil), ("Rats, 12 Bow St", "Rats, 80 Bow Street", nil),
            ("Tree across the road", "Loud music all night", 20),
        ])
    func others(_ one: String, _ other: String, _ metres: Double?) {
        #expect(judgement(one, other, metres: metres).chance < DuplicateModel.suggested)
    }

    @Test("neighbours in the same words are shown and never linked by themselves")
    func neighbours() {
        let text = "This property has had trash scattered across the entire front yard for over three months"
        let found = judgement(text, text, metres: 30, type: "Trash")
        #expect(found.chance > DuplicateModel.shipped.certain && !found.isCertain)
        #expect(judgement(text, text, metres: 4, type: "Trash").isCertain)
    }

    @Test("nearer, sooner, by others on one day: each can only make it surer; the order of both says nothing")
    func steady() {
        let (one, other) = ("pothole by the school", "deep pothole near School")
        let chances = [400.0, 100, 40, 10, 0].map { judgement(one, other, metres: $0).chance }
        #expect(chances == chances.sorted() && Set(chances).count == chances.count)
        let ages = [20.0, 5, 1, 0].map { judgement(one, other, metres: 10, days: $0).chance }
        #expect(ages == ages.sorted() && Set(ages).count == ages.count)
        #expect(
            judgement(one, other, metres: 10, days: 0, isSame: true).chance
                < judgement(one, other, metres: 10, days: 0).chance)
        #expect(judgement(one, other, metres: 10).chance == judgement(other, one, metres: 10).chance)
    }

    @Test("a department stands for half a type, where nobody said one")
    func department() {
        func chance(_ department: String?) -> Double {
            DuplicateModel.shipped.judgement(
                IncidentReport(text: "rats", department: "Health"),
                IncidentReport(text: "rats", department: department),
                IncidentGap(metres: 30, days: 1, isSameReporter: false)
            ).chance
        }
        #expect(chance("Health") > chance("Police") && chance("Police") == chance(nil))
    }
}
