import Desk
import Foundation
import TestKit
import Testing

/// Agents' pages over the socket, against the real program.
@Suite("The live desk: intake.desk.v1")
struct LiveDeskTests {
    private func cookie(_ visitor: Visitor) -> String {
        visitor.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
    }

    private func page(_ visitor: Visitor) async throws -> (client: DeskClient, state: DeskHeard) {
        try await DeskClient.begin(port: visitor.port, cookie: cookie(visitor))
    }

    /// Somebody who is there.
    private func available(_ visitor: Visitor) async throws -> DeskClient {
        let (client, _) = try await page(visitor)
        #expect(try await client.ask(["type": "presence", "choice": "available"]).type == "done")
        return client
    }

    /// A chat with one message; its client.
    private func chat(_ city: StaffCity, _ text: String) async throws -> ChatClient {
        let client = try await ChatClient.connect(port: city.serving.port)
        _ = try await client.start()
        try await client.write("m1", text)
        return client
    }

    @Test("only pages of ours, of people who are signed in, are let in")
    func door() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent])])
            let ann = try await city.signedIn("ann")
            let port = city.serving.port
            for (name, cookie, origin, protocols, status) in [
                ("no cookie", nil, nil, ["intake.desk.v1"], 401),
                ("another site", self.cookie(ann), "https://evil.example", ["intake.desk.v1"], 403),
                ("another protocol", self.cookie(ann), nil, ["intake.chat.v1"], 400),
            ] as [(String, String?, String?, [String], Int)] {
                do {
                    _ = try await DeskClient.open(port: port, cookie: cookie, origin: origin, subprotocols: protocols)
                    Issue.record("\(name): let in")
                } catch let refused as WebSocketClient.Refused {
                    #expect(refused.answer.status == status, "\(name)")
                }
            }
            let stranger = try await DeskClient.open(
                port: port, cookie: "__Host-intake=" + String(repeating: "A", count: 43))
            #expect(try await closeCode(stranger) == 4401)
            let early = try await DeskClient.open(port: port, cookie: cookie(ann))
            try await early.say(["type": "presence", "choice": "available"])
            #expect(try await closeCode(early) == 4408)
            let garbled = try await DeskClient.open(port: port, cookie: cookie(ann))
            try await garbled.socket.send(text: "{\"type\":\"launch\"}")
            #expect(try await closeCode(garbled) == 4400)
        }
    }

    private func closeCode(_ client: DeskClient) async throws -> Int? {
        while true {
            if case .close(let code, _) = try await client.socket.next() { return code }
        }
    }

    @Test("a session that is ended closes its sockets")
    func revoked() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent])])
            let ann = try await city.signedIn("ann")
            let (client, _) = try await page(ann)
            _ = try await ann.post("/desk/sign-out", [:], page: "/desk/queue")
            #expect(try await closeCode(client) == 4401)
        }
    }

    @Test("an offer reaches the one agent; accepted, it is theirs, and nobody else heard of it")
    func offer() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent]), ("ben", [.agent])])
            let (ann, ben) = (try await city.signedIn("ann"), try await city.signedIn("ben"))
            let mine = try await available(ann)
            let (other, _) = try await page(ben)
            let resident = try await chat(city, "A <b>hole</b>")
            let offer = try #require(try await mine.hear("offer").card)
            #expect(offer.title == "A <b>hole</b>" && offer.channel == "Chat")
            let answer = try await mine.ask(["type": "accept", "item": offer.item, "version": offer.version])
            #expect(answer.type == "done")
            let work = try #require(try await mine.hear("work").card)
            #expect(work.item == offer.item && work.version == offer.version + 1)
            // A second acceptance loses, and says who has it.
            let late = try await other.ask(["type": "accept", "item": offer.item, "version": offer.version])
            #expect(late.type == "refused" && late.text == "Ann has it.")
            // Nothing but its own answers came to the other page.
            try await other.say(["type": "ping"])
            #expect(try await other.next().type == "pong")
            #expect(try await ann.get("/desk/requests/\(offer.number)").body.contains("Taken by Ann"))
            try await resident.write("m2", "Are you there?")
        }
    }

    @Test(
        "a page that comes back is told what it missed, each frame once and in order; with a strange stream, everything"
    )
    func resume() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent]), ("ben", [.agent])])
            let (ann, ben) = (try await city.signedIn("ann"), try await city.signedIn("ben"))
            let first = try await available(ann)
            #expect(try await first.hear("presence").presence == "available")
            let (stream, last) = (try #require(first.stream), first.last)
            try await first.socket.cut()
            let resident = try await chat(city, "The lamp is out")
            // Missed: the offer. Another of hers has it live meanwhile.
            let (second, _) = try await page(ann)
            let offered = try await second.hear("offer")
            let back = try await DeskClient.open(port: city.serving.port, cookie: cookie(ann))
            try await back.say(["type": "hello", "stream": stream, "after": last])
            #expect(try await back.next().resumed == true)
            var missed: [DeskHeard] = []
            while missed.last?.type != "offer" { missed.append(try await back.next()) }
            #expect(missed.map(\.seq) == (1...Int64(missed.count)).map { last + $0 })
            #expect(missed.last?.card?.item == offered.card?.item)
            for (name, visitor, stream, after) in [
                ("another's", ben, stream, last), ("unknown", ann, "x", 0), ("from the future", ann, stream, 99),
            ] {
                let strange = try await DeskClient.open(port: city.serving.port, cookie: cookie(visitor))
                try await strange.say(["type": "hello", "stream": stream, "after": after])
                #expect(try await strange.next().resumed == false, "\(name)")
                #expect(try await strange.next().type == "state", "\(name)")
            }
            _ = resident
        }
    }

    @Test("a page that comes back before its old connection is known to be lost takes its stream over")
    func takeOver() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent])])
            let ann = try await city.signedIn("ann")
            let (old, _) = try await page(ann)
            let stream = try #require(old.stream)
            let new = try await DeskClient.open(port: city.serving.port, cookie: cookie(ann))
            try await new.say(["type": "hello", "stream": stream, "after": old.last])
            #expect(try await new.next().resumed == true)
            #expect(try await closeCode(old) == 4409)
            _ = try await new.ask(["type": "presence", "choice": "available"])
            #expect(try await new.hear("presence").presence == "available")
        }
    }

    @Test(
        "whoever's roles or department changed hears by the new ones: the old page ends, and its stream is not gone on with"
    )
    func moved() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent, .supervisor]), ("pat", [.departmentPartner])])
            try await city.place("pat", [.departmentPartner], department: "dpw")
            let (ann, pat) = (try await city.signedIn("ann"), try await city.signedIn("pat"))
            let (first, _) = try await page(ann)
            try await first.say(["type": "floor"])
            try await first.say(["type": "queue"])
            #expect(try await first.hear("queue").total == 0)
            let (stream, last) = (try #require(first.stream), first.last)
            try await first.socket.cut()
            try await city.place("ann", [.departmentPartner], department: "dpw")
            let back = try await DeskClient.open(port: city.serving.port, cookie: cookie(ann))
            try await back.say(["type": "hello", "stream": stream, "after": last])
            #expect(try await back.next().resumed == false)
            // One that is open ends by itself, or when it asks for something.
            let (partner, _) = try await page(pat)
            try await city.place("pat", [.departmentPartner], department: "dot")
            try await partner.say(["type": "queue"])
            #expect(try await closeCode(partner) == 1013)
        }
    }

    @Test("who looks at a request sees who else does, who types, and that the resident wrote; nobody else does")
    func looking() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent]), ("ben", [.agent]), ("pat", [.departmentPartner])])
            let resident = try await chat(city, "The lamp is out")
            let (ann, ben) = (try await city.signedIn("ann"), try await city.signedIn("ben"))
            var number = ""
            try await eventually {
                try await ann.get("/desk/queue").body.contains("/desk/requests/")
            }
            let queue = try await ann.get("/desk/queue").body
            number = try #require(queue.firstMatch(of: #/requests/([A-Z0-9-]{12})/#).map { String($0.1) })
            let (mine, _) = try await page(ann)
            let (other, _) = try await page(ben)
            let (partner, _) = try await page(city.signedIn("pat"))
            try await mine.say(["type": "look", "number": number])
            #expect(try await mine.hear("viewers").people == [])
            try await partner.say(["type": "look", "number": number])
            try await other.say(["type": "look", "number": number])
            #expect(try await mine.hear("viewers").people?.map(\.name) == ["Ben"])
            #expect(try await other.hear("viewers").people?.map(\.name) == ["Ann"])
            try await other.say(["type": "typing"])
            #expect(try await mine.hear("viewers").people?.first?.typing == true)
            try await resident.write("m2", "Hello?")
            _ = try await mine.hear("touched")
            try await other.socket.cut()
            #expect(try await mine.hear("viewers").people == [])
            try await partner.say(["type": "ping"])
            #expect(try await partner.next().type == "pong")
        }
    }

    @Test("the queue: what a page shows, and each change of it")
    func queue() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent])])
            let ann = try await city.signedIn("ann")
            let (client, _) = try await page(ann)
            try await client.say(["type": "queue"])
            #expect(try await client.hear("queue").total == 0)
            _ = try await chat(city, "The lamp is out")
            let one = try await client.hear("queue")
            let card = try #require(one.rows?.first)
            #expect(one.total == 1 && one.order == [card.item] && card.title == "The lamp is out" && card.waits != nil)
            _ = try await ann.post("/desk/requests/\(card.number)/take", [:], page: "/desk/queue")
            #expect(try await client.hear("work").card?.item == card.item)
            #expect(try await client.hear("queue").order == [])
        }
    }

    @Test("without scripts: presence, an offer and its acceptance by forms alone")
    func forms() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent])])
            let ann = try await city.signedIn("ann")
            let chosen = try await ann.post(
                "/desk/presence", ["choice": "available", "next": "/desk/queue?view=free"], page: "/desk/queue")
            #expect(chosen.location == "/desk/queue?view=free")
            #expect(try await ann.get("/desk/queue").body.contains("<option value=\"available\" selected>"))
            _ = try await chat(city, "A <b>hole</b>")
            try await eventually { try await ann.get("/desk/queue").body.contains(#/offers/[0-9]+/accept/#) }
            let page = try await ann.get("/desk/queue").body
            #expect(page.contains("A &lt;b&gt;hole&lt;/b&gt;"))
            let item = try #require(page.firstMatch(of: #/offers/([0-9]+)/accept/#).map { String($0.1) })
            let accepted = try await ann.post(
                "/desk/offers/\(item)/accept", ["claim": "0"], page: "/desk/queue")
            #expect(accepted.location?.hasPrefix("/desk/requests/") == true)
            #expect(try await ann.get("/desk/queue?view=mine").body.contains("/desk/requests/"))
            let again = try await ann.post("/desk/offers/\(item)/accept", ["claim": "0"], page: "/desk/queue")
            #expect(again.location == "/desk/queue?view=mine&missed=yes")
            let elsewhere = try await ann.post(
                "/desk/presence", ["choice": "break", "next": "https://evil.example"], page: "/desk/queue")
            #expect(elsewhere.location == "/desk/queue")
        }
    }

    @Test("a supervisor sees the floor, gives work to an agent and takes it back; an agent sees none of it")
    func supervisor() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent]), ("sue", [.supervisor]), ("max", [.manager])])
            let (ann, sue) = (try await city.signedIn("ann"), try await city.signedIn("sue"))
            let mine = try await available(ann)
            #expect(try await mine.ask(["type": "presence", "choice": "busy"]).type == "done")
            let (watching, _) = try await page(sue)
            try await watching.say(["type": "floor"])
            _ = try await chat(city, "The lamp is out")
            try await eventually { try await sue.get("/desk/floor").body.contains("The lamp is out") }
            _ = try await watching.hear("floor")
            let floor = try await sue.get("/desk/floor").body
            #expect(floor.contains("Ann") && floor.contains("Busy"))
            let key = try #require(floor.firstMatch(of: #/name="item" value="([0-9]+-[0-9]+)"/#).map { String($0.1) })
            let agent = try #require(floor.firstMatch(of: #/<option value="([0-9]+)">Ann</#).map { String($0.1) })
            let given = try await sue.post(
                "/desk/floor/assign", ["item": key, "agent": agent], page: "/desk/floor")
            #expect(given.location == "/desk/floor?done=assigned")
            let card = try #require(try await mine.hear("work").card)
            #expect(try await sue.get("/desk/requests/\(card.number)").body.contains("Given to Ann"))
            // A whisper is a note that the agent's page shows at once.
            let path = "/desk/requests/\(card.number)"
            let whispered = try await sue.post(
                path + "/whisper", ["form": "w1", "note": "Ask for the <pole> number"], page: path)
            #expect(whispered.status == 303)
            let whisper = try await mine.hear("whisper")
            #expect(
                whisper.text == "Ask for the <pole> number" && whisper.from == "Sue" && whisper.number == card.number)
            #expect(try await ann.get(path).body.contains("Ask for the &lt;pole&gt; number"))
            #expect(try await ann.post(path + "/whisper", ["form": "w2", "note": "x"], page: path).status == 403)
            // The page was older than the floor.
            let late = try await sue.post("/desk/floor/assign", ["item": key, "agent": agent], page: "/desk/floor")
            #expect(late.status == 422 && late.body.contains("Ann has it."))
            let taken = try await sue.post(
                "/desk/floor/release", ["item": "\(card.item)-\(card.version)"], page: "/desk/floor")
            #expect(taken.location == "/desk/floor?done=released")
            #expect(try await mine.hear("work_gone").item == card.item)
            #expect(try await ann.get("/desk/floor").status == 403)
            let manager = try await city.signedIn("max")
            let seen = try await manager.get("/desk/floor")
            #expect(seen.status == 200 && !seen.body.contains("/desk/floor/release"))
            #expect(
                try await manager.post("/desk/floor/assign", ["item": key, "agent": agent], page: "/desk/floor").status
                    == 403)
        }
    }

    @Test("an agent's browser gone without goodbye: the chat goes back after the grace, and the resident is told")
    func gone() async throws {
        let settings = "desk: {grace: 1s}\n"
        try await StaffCity.with(settings) { city in
            try await city.employ([("ann", [.agent])])
            let ann = try await city.signedIn("ann")
            let mine = try await available(ann)
            let resident = try await chat(city, "The lamp is out")
            let offer = try #require(try await mine.hear("offer").card)
            let accepted = try await mine.ask(["type": "accept", "item": offer.item, "version": offer.version])
            #expect(accepted.type == "done")
            try await mine.socket.cut()
            var told = ""
            while !told.contains("next free agent") {
                let heard = try await resident.next()
                if heard.type == "message" { told = heard.text ?? "" }
            }
            #expect(try await ann.get("/desk/queue?view=free").body.contains(offer.number))
        }
    }
}
