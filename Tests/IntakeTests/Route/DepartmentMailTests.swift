import Testing

@testable import Intake

@Suite("Where departments are asked by mail")
struct DepartmentMailTests {
    @Test("their own addresses, else those that rules tell of what they place there")
    func addresses() throws {
        let lamp = RequestType(
            code: "lamp", names: [.english: "Lamp"], group: "", department: "Works", queue: "Works", priority: 3)
        var rules = try RoutingRules(
            [
                RoutingRule(name: "a", then: .init(department: "Parks", queue: "trees", notify: ["b@p.example"])),
                RoutingRule(
                    name: "b", then: .init(department: "Parks", queue: "x", notify: ["a@p.example", "b@p.example"])),
                RoutingRule(name: "c", then: .init(requestType: "lamp", notify: ["w@w.example"])),
            ], default: RoutingDefault(department: "Desk", queue: "Desk"), catalogue: RequestCatalogue([lamp]))
        #expect(rules.mail(of: "Parks") == ["a@p.example", "b@p.example"])
        #expect(rules.mail(of: "Works") == ["w@w.example"])
        #expect(rules.mail(of: "Desk") == [])
        rules.departmentMail = ["Parks": ["own@p.example"], "Works": []]
        #expect(rules.mail(of: "Parks") == ["own@p.example"])
        #expect(rules.mail(of: "Works") == ["w@w.example"])
    }

    @Test(
        "what can be the recipient of a mail",
        arguments: [
            ("a@b.example", true), ("a", false), ("a@b@c", false), ("@b", false), ("a b@c", false), ("<a@b>", false),
            ("a@b\r\nX", false),
        ])
    func address(_ text: String, _ isOne: Bool) { #expect(RoutingRules.isMailAddress(text) == isOne) }
}
