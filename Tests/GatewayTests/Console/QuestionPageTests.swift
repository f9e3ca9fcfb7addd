import Desk
import Foundation
import TestKit
import Testing

/// What a request's type asks, on the request's page, against the real program.
@Suite("The request's page: what its type asks")
struct QuestionPageTests {
    private static let routing = """
        request_types:
          - code: pothole
            name: Pothole
            department: Public Works
            keywords: [pothole]
            questions:
              - {code: size, text: "How big <is> it?", kind: choice, options: [hand, plate], required: true}
              - {code: street, text: "Which street?"}
              - {code: safe, text: "Keep away from it.", kind: notice}
          - code: light
            name: Light
            department: Public Works
            keywords: [lamp]
            questions:
              - {code: street, text: "Which street, and where?"}
              - {code: faults, text: "What is wrong?", kind: choices, options: [out, flickers], required: true}
              - {code: height, text: "How high, in feet?", kind: number}
          - {code: noise, name: Noise, department: Police, keywords: [noise]}
          - code: water
            name: Water
            department: Public Works
            keywords: [water]
            questions:
              - {code: meter, text: "Which meter?"}
              - {code: holder, text: "Whose, by the house's number?"}
              - {code: expires, text: "Until when, by its plate?"}
        otherwise: {department: "311"}

        """

    private func send(
        _ page: String, _ fields: [(String, String)], _ path: String, by visitor: Visitor
    ) async throws -> Visitor.Answer {
        let asked = page.matches(of: #/name="asked" value="([a-z]+)"/#).map { ("asked", String($0.1)) }
        let version = ConsoleScene.hidden("version", page)
        return try await visitor.post(
            path + "/questions", sending: [("version", version)] + asked + fields, page: path)
    }

    private func change(
        _ path: String, _ type: String, department: String = "Public Works", by visitor: Visitor
    ) async throws -> Visitor.Answer {
        let version = ConsoleScene.hidden("version", try await visitor.get(path).body)
        return try await visitor.post(
            path + "/details",
            [
                "version": version, "form": "", "request_type": type, "department": department,
                "queue": department, "priority": "3", "place": "",
            ], page: path)
    }

    @Test("shown with what is missing, answered, asked anew after a change of type; what both ask stays")
    func story() async throws {
        try await StaffCity.with(routing: Self.routing) { city in
            try await city.employ([("ann", [.agent]), ("sue", [.supervisor, .administrator])])
            let ann = try await city.signedIn("ann")
            let (path, _) = try await ConsoleScene(city: city).chat("A pothole")
            var page = try await ann.get(path).body
            #expect(page.contains("How big &lt;is&gt; it?") && page.contains("Keep away from it."))
            #expect(page.contains("<strong class=\"late\">missing</strong>"))
            #expect(page.contains("1 needed answer is missing"))
            let wrong = try await send(page, [("q-size", "house"), ("q-street", "<Elm> Street")], path, by: ann)
            #expect(wrong.status == 422 && wrong.body.contains("Choose from the list."))
            #expect(wrong.body.contains("<a href=\"#q-size\">How big &lt;is&gt; it? Choose from the list.</a>"))
            #expect(wrong.body.contains("value=\"&lt;Elm&gt; Street\""), "what was typed stays")
            #expect(try await ann.get(path).body.contains("not answered</span>"), "and nothing of it is kept")
            let done = try await send(page, [("q-size", "plate"), ("q-street", "<Elm> Street")], path, by: ann)
            #expect(done.location == path + "?done=answered-questions")
            page = try await ann.get(path).body
            #expect(page.contains("<span class=\"text\">plate</span>"))
            #expect(page.contains("<span class=\"text\">&lt;Elm&gt; Street</span>"))
            #expect(!page.contains("is missing") && page.contains("What its type asks was answered by Ann"))
            #expect(try await change(path, "light", by: ann).location == path + "?done=changed")
            page = try await ann.get(path + "?done=changed").body
            #expect(page.contains("Changed. 1 needed answer is missing"))
            #expect(page.contains("The new type asks: “What is wrong?”"))
            #expect(page.contains("<span class=\"text\">&lt;Elm&gt; Street</span>"), "what both ask goes along")
            #expect(page.contains("asked then: “Which street?”"), "and is shown as it was asked")
            #expect(page.contains("Answers from before a change of type") && page.contains(">plate</dd>"))
            let many = try await send(
                page, [("q-faults", "out"), ("q-faults", "flickers"), ("q-height", "high")], path, by: ann)
            #expect(many.status == 422 && many.body.contains("Enter a number"))
            #expect(many.body.contains("value=\"flickers\" checked"))
            let both = [("q-faults", "out"), ("q-faults", "flickers"), ("q-street", "Oak Street")]
            #expect(try await send(page, both, path, by: ann).status == 303)
            #expect(try await ann.get(path).body.contains("<span class=\"text\">out, flickers</span>"))
            let late = try await send(page, [("q-faults", "out"), ("q-street", "Third Street")], path, by: ann)
            #expect(late.body.contains("Ann was faster: answered what its type asks"))
            #expect(late.body.contains("value=\"Third Street\""), "what was typed stays")
            #expect(try await ann.get(path).body.contains("<span class=\"text\">Oak Street</span>"))
            let trail = try await city.signedIn("sue").get("/desk/audit").body
            #expect(trail.contains("request.questions_answered"))
        }
    }

    @Test("the audit trail shows answers as they were typed, whatever they look like and the questions are called")
    func trail() async throws {
        try await StaffCity.with(routing: Self.routing) { city in
            try await city.employ([("ann", [.agent]), ("sue", [.supervisor, .administrator])])
            let ann = try await city.signedIn("ann")
            let (path, _) = try await ConsoleScene(city: city).chat("No water")
            let answers = [("q-meter", "1234567890123"), ("q-holder", "77"), ("q-expires", "1792792800000")]
            #expect(try await send(try await ann.get(path).body, answers, path, by: ann).status == 303)
            let trail = try await city.signedIn("sue").get("/desk/audit").body
            for part in ["answer: meter: 1234567890123", "answer: holder: 77", "answer: expires: 1792792800000"] {
                #expect(trail.contains(part), "\(part)")
            }
        }
    }

    @Test("closing without a needed answer is told before and after, and possible; the answer can come later")
    func closing() async throws {
        try await StaffCity.with(routing: Self.routing) { city in
            try await city.employ([("ann", [.agent])])
            let ann = try await city.signedIn("ann")
            let (path, _) = try await ConsoleScene(city: city).chat("A pothole")
            let page = try await ann.get(path).body
            #expect(page.contains("It can be closed all the same."))
            let closed = try await ConsoleScene.act("close", ["reason": "resolved"], path, by: ann)
            #expect(closed.location == path + "?done=closed")
            let after = try await ann.get(path + "?done=closed").body
            #expect(after.contains("Closed. Nothing was sent. 1 needed answer is missing"))
            #expect(try await send(after, [("q-size", "hand")], path, by: ann).status == 303)
            #expect(try await !ann.get(path + "?done=closed").body.contains("is missing"))
            let (other, _) = try await ConsoleScene(city: city).chat("A pothole again")
            _ = try await ConsoleScene.act("close", ["reason": "spam"], other, by: ann)
            let notice = try await ann.get(other + "?done=closed").body
            #expect(!notice.contains("Nothing was sent. 1 needed"), "nobody answers for spam")
        }
    }

    @Test(
        "who may not see the request answers nothing on it, nor who sends no token; a question not asked keeps its answer"
    )
    func guarded() async throws {
        try await StaffCity.with(routing: Self.routing) { city in
            try await city.employ([("ann", [.agent]), ("pat", [.departmentPartner]), ("max", [.manager])])
            try await city.place("pat", [.departmentPartner], department: "Public Works")
            let (ann, pat) = (try await city.signedIn("ann"), try await city.signedIn("pat"))
            let (path, _) = try await ConsoleScene(city: city).chat("A pothole")
            var page = try await pat.get(path).body
            #expect(try await send(page, [("q-street", "Elm Street")], path, by: pat).status == 303)
            page = try await ann.get(path).body
            let forged = try await ann.post(
                path + "/questions",
                sending: [
                    ("version", ConsoleScene.hidden("version", page)), ("asked", "street"), ("q-street", "x"),
                ], page: path, origin: "https://evil.example")
            #expect(forged.status == 403)
            let partly = try await ann.post(
                path + "/questions",
                sending: [
                    ("version", ConsoleScene.hidden("version", page)), ("asked", "size"), ("q-size", "hand"),
                    ("asked", "safe"), ("q-safe", "x"), ("asked", "other"), ("q-other", "x"), ("q-street", ""),
                ], page: path)
            #expect(partly.status == 303)
            page = try await ann.get(path).body
            #expect(page.contains("<span class=\"text\">Elm Street</span>"))
            #expect(page.contains("<span class=\"text\">hand</span>"))
            #expect(try await change(path, "noise", department: "Police", by: ann).status == 303)
            #expect(try await send(page, [("q-street", "Oak Street")], path, by: pat).status == 404)
            let max = try await city.signedIn("max")
            let token = try await max.token(of: "/desk/account")
            let manager = try await max.post(path + "/questions", sending: [("version", "9")], csrf: token)
            #expect(manager.status == 403)
            page = try await ann.get(path).body
            #expect(page.contains("Answers from before a change of type") && page.contains(">Elm Street</dd>"))
        }
    }
}
