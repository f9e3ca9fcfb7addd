import Foundation
import TestKit
import Testing

@testable import Gateway

@Suite("Wrong routing")
struct WrongRoutingTests {
    @Test("rules' times that are none")
    func ruleTimes() throws {
        let routing = """
            otherwise: {department: Desk}
            holidays: [Christmas]
            rules:
              - name: night
                when:
                  hours: ["17-8", "9:00-9:00"]
                  days: [weekend]
                then: {priority: 1}

            """
        #expect(
            try CityFiles(routing: routing).problems() == [
                "routing.yaml:2: `holidays` must be dates as `2026-07-04`",
                "routing.yaml:6: `rules.when.hours` must be times as `17:00-8:00`",
                "routing.yaml:7: `rules.when.days` knows sun, mon, tue, wed, thu, fri, sat",
            ])
    }

    @Test("loads and tags that are none")
    func loads() throws {
        let routing = """
            otherwise: {department: Desk}
            rules:
              - {name: a, when: {load: {over: 3}}, then: {priority: 1}}
              - {name: b, when: {load: {queue: Desk, team: Night, over: 3}}, then: {priority: 1}}
              - {name: c, when: {load: {queue: Desk}}, then: {priority: 1}}

            """
        #expect(
            try CityFiles(routing: routing).problems() == [
                "routing.yaml:3: `rules.when.load` needs one of `department`, `queue` and `team`",
                "routing.yaml:4: `rules.when.load` needs one of `department`, `queue` and `team`",
                "routing.yaml:5: `rules.when.load` needs `over`, `under` or both",
            ])
        let tags = """
            otherwise: {department: Desk}
            rules:
              - {name: a, when: {load: {queue: Nowhere, over: 3}}, then: {tags: ["Big Storm"]}}

            """
        #expect(
            try CityFiles(routing: tags).problems() == [
                "routing.yaml:3: rule 1 (a): 'Big Storm' is no tag: small letters, digits, - and _, at most 30",
                "routing.yaml:3: rule 1 (a): nothing is placed in a queue 'Nowhere', whose load it asks",
            ])
    }

    @Test("what rules do that cannot be done")
    func ruleActions() throws {
        let routing = """
            otherwise: {department: Desk}
            rules:
              - {name: snow, when: {keywords: [snow]}, then: {template: snow}}

            """
        #expect(
            try CityFiles(routing: routing).problems() == [
                "routing.yaml: rule 1 (snow): there is no template `acknowledgement-snow.*` in the city's language"
            ])
        let told = routing.replacing("template: snow", with: "notify: [nobody, 311@city.example]")
        #expect(
            try CityFiles(routing: told).problems() == [
                "routing.yaml:3: rule 1 (snow): 'nobody' is no mail address",
                "routing.yaml:3: rule 1 (snow): a mail needs an email channel to go out by",
            ])
    }

    @Test("departments that cannot be asked")
    func departmentMail() throws {
        let routing = """
            otherwise: {department: Desk}
            department_mail:
              - {department: Desk, addresses: [desk@city.example, nobody]}
              - {department: Desk, addresses: also@city.example}
              - {department: Parks}

            """
        #expect(
            try CityFiles(routing: routing).problems() == [
                "routing.yaml:3: `department_mail.addresses` must be mail addresses; 'nobody' is none",
                "routing.yaml:4: `department_mail.department` is named twice",
                "routing.yaml:5: `department_mail.addresses` must name one at least",
            ])
        let other = "otherwise: {department: Desk}\ndepartment_mail:\n  - {department: Parks, addresses: a@b.example}\n"
        #expect(
            try CityFiles(routing: other).problems() == [
                "routing.yaml:3: `department_mail.department` is none that a type or a rule names"
            ])
    }

    @Test("phrases that could never be found")
    func emergencyPhrases() throws {
        let routing = "otherwise: {department: Desk}\nemergency:\n  phrases: [fire, '!', 'a*b']\n  standrd: true\n"
        #expect(
            try CityFiles(routing: routing).problems() == [
                "routing.yaml:3: `emergency.phrases` '!' holds no letter or digit",
                "routing.yaml:3: `emergency.phrases` 'a*b': * may only stand last",
                "routing.yaml:4: unknown setting `standrd`; did you mean `standard`?",
            ])
    }

    @Test("what a request type asks: each mistake with its line")
    func questions() throws {
        let routing = """
            otherwise: {department: Desk}
            request_types:
              - code: hole
                department: Works
                questions:
                  - {code: Size, text: "How big?"}
                  - {code: lane, text: "Where?", kind: line, options: [a]}
                  - {code: lane, text: "Where?", kind: chioce}
                  - {code: kind, text: "Which?", kind: choice}
                  - {code: also, text: "Which?", kind: choices, options: [a, " b", a]}
                  - {code: away, text: "Keep away.", kind: notice, required: true}
                  - {code: what}

            """
        let path = "`request_types.questions"
        #expect(
            try CityFiles(routing: routing).problems() == [
                "routing.yaml:6: \(path).code` must be 1 to 40 small letters, digits and underscores",
                "routing.yaml:7: \(path).options` are for `choice` and `choices` alone",
                "routing.yaml:8: \(path).code` stands twice in this type: `lane`",
                "routing.yaml:8: \(path).kind` must be one of line, text, number, time, choice, choices, notice; did you mean `choice`?",
                "routing.yaml:9: \(path).options` must be 1 to 100 texts",
                "routing.yaml:10: \(path).options` must be one line of 1 to 200 characters each, without blanks around it",
                "routing.yaml:10: \(path).options` must differ from each other",
                "routing.yaml:11: \(path).required` cannot be: nobody answers a notice",
                "routing.yaml:12: \(path).text` is missing, e.g. `text: How big is it?`",
            ])
    }

    @Test(
        "routing",
        arguments: [
            (
                "rules: [{name: a, when: {types: [x]}, then: {department: D}}]",
                "routing.yaml:1: rule 1 (a): the catalogue has no request type 'x'"
            ),
            (
                "rules: [{name: a, when: {channels: [mail-1]}, then: {department: D}}]",
                "routing.yaml:1: rule 1 (a): 'mail-1' is neither a channel kind nor a configured channel"
            ),
            (
                "request_types: [{code: a, department: D, priority: 9}]",
                "routing.yaml:1: `request_types.priority` must be a whole number from 1 to 5"
            ),
            (
                "request_types: [{code: a}]",
                "routing.yaml:1: `request_types.department` is missing, e.g. `department: Public Works`"
            ),
            ("rules: {name: a}", "routing.yaml:1: `rules` must be a list"),
            (
                "rules: [{name: a, when: {language: [es]}, then: {department: D}}]",
                "routing.yaml:1: unknown setting `language`; did you mean `languages`?"
            ),
        ])
    func routing(text: String, problem: String) throws {
        let files = try CityFiles(routing: text + "\notherwise: {department: \"311\"}\n")
        #expect(files.problems() == [problem])
    }
}
