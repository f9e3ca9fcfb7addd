import Desk
import Foundation
import TestKit
import Testing

/// A resident, the agent who has their chat, and a supervisor, against the real program.
@Suite("The agent's half of a chat: typing, joining, the end")
struct ChatDeskTests {
    private struct Heard: Decodable {
        var type: String
        var scene: String?
        var name: String?
        var position: Int?
        var text: String?
    }

    /// The next frame to the resident of which `isIt` holds.
    private func hear(
        _ client: ChatClient, within limit: Duration = .seconds(60), _ isIt: (Heard) -> Bool
    ) async throws -> Heard {
        while true {
            let text = try await client.socket.nextText(within: limit)
            let heard = try JSONDecoder().decode(Heard.self, from: Data(text.utf8))
            if isIt(heard) { return heard }
        }
    }

    /// The next frame to the resident of one of these types.
    private func hear(_ client: ChatClient, _ types: Set<String>) async throws -> Heard {
        try await hear(client) { types.contains($0.type) }
    }

    /// The resident was told of no typing once everything that the page said is done: both sides' frames are taken one after the other.
    private func heardNothing(of page: DeskClient, _ resident: ChatClient) async throws {
        try await page.say(["type": "ping"])
        _ = try await page.hear("pong")
        try await resident.socket.send(text: #"{"type":"ping"}"#)
        #expect(try await hear(resident, ["typing", "pong"]).type == "pong")
    }

    private func page(_ visitor: Visitor, looksAt path: String) async throws -> DeskClient {
        let cookie = visitor.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        let (client, _) = try await DeskClient.begin(port: visitor.port, cookie: cookie)
        try await client.say(["type": "look", "number": String(path.split(separator: "/").last ?? "")])
        return client
    }

    @Test("what either side types is told to the other, and nothing else is; by whom")
    func typing() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent]), ("ben", [.agent])])
            let ann = try await city.signedIn("ann")
            let (path, resident) = try await ConsoleScene(city: city).chat("The lamp is out")
            let (otherPath, other) = try await ConsoleScene(city: city).chat("A hole")
            _ = try await ConsoleScene.act("take", [:], path, by: ann)
            #expect(try await hear(resident, ["scene"]).scene == "joined")
            let desk = try await page(ann, looksAt: path)
            let elsewhere = try await page(try await city.signedIn("ben"), looksAt: otherPath)
            _ = try await desk.hear("viewers")
            _ = try await elsewhere.hear("viewers")
            // A note concerns colleagues alone.
            try await desk.say(["type": "typing"])
            try await heardNothing(of: desk, resident)
            try await desk.say(["type": "typing", "choice": "answer"])
            #expect(try await hear(resident, ["typing"]).name == "Ann")
            try await resident.socket.send(text: #"{"type":"typing"}"#)
            #expect(try await desk.hear("resident_typing").seq == nil)
            try await other.write("m2", "Still there")
            #expect(try await elsewhere.hear("touched").type == "touched")
            // Told only to the page that shows it.
            try await elsewhere.say(["type": "ping"])
            var types: [String] = []
            while types.last != "pong" { types.append(try await elsewhere.next().type) }
            #expect(!types.contains("resident_typing"))
        }
    }

    @Test("who may not answer tells no resident that they type")
    func partner() async throws {
        try await StaffCity.with { city in
            try await city.employ([("max", [.manager, .administrator]), ("ann", [.agent])])
            let (path, resident) = try await ConsoleScene(city: city).chat("The lamp is out")
            let max = try await page(try await city.signedIn("max"), looksAt: path)
            try await max.say(["type": "typing", "choice": "answer"])
            try await heardNothing(of: max, resident)
        }
    }

    @Test("a supervisor joins, and timeline and chat say so; then the agent ends and closes it")
    func joinAndEnd() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent]), ("ben", [.agent]), ("sue", [.supervisor, .administrator])])
            let (ann, sue) = (try await city.signedIn("ann"), try await city.signedIn("sue"))
            let (path, resident) = try await ConsoleScene(city: city).chat("The lamp is out")
            _ = try await ConsoleScene.act("take", [:], path, by: ann)
            _ = try await hear(resident) { $0.scene == "joined" }
            #expect(try await !ann.get(path).body.contains("Join the chat"))
            let before = try await sue.get(path).body
            #expect(before.contains("Join the chat"))
            #expect(try await ConsoleScene.act("join-chat", [:], path, by: ann).status == 403)
            let joined = try await ConsoleScene.act("join-chat", [:], path, by: sue)
            #expect(joined.location == path + "?done=chat-joined")
            let scene = try await hear(resident) { $0.type == "scene" }
            #expect(scene.scene == "added" && scene.name == "Sue")
            #expect(try await ann.get(path).body.contains("Sue joined the chat"))
            let ben = try await city.signedIn("ben")
            #expect(try await !ben.get(path).body.contains("End the chat"))
            #expect(try await ConsoleScene.act("end-chat", [:], path, by: ben).body.contains("Ann has it"))
            let drawn = try await ann.get(path).body
            #expect(drawn.contains("End it, and close the request as resolved"))
            let version = ConsoleScene.hidden("version", drawn)
            let ended = try await ann.post(
                path + "/end-chat", ["version": version, "closes": "yes"], page: path)
            #expect(ended.location == path + "?done=chat-closed")
            let last = try await hear(resident) { $0.type == "scene" }
            #expect(last.scene == "ended" && last.name == "Ann")
            let after = try await ann.get(path).body
            #expect(after.contains("The chat was ended by Ann") && after.contains("The chat has ended"))
            #expect(after.contains("Resolved") && !after.contains("End it now"))
            let trail = try await sue.get("/desk/audit").body
            for action in ["chat.joined", "chat.ended", "request.closed"] {
                #expect(trail.contains(action), "\(action)")
            }
            #expect(try await city.serving.run("ledger", "verify").isGood)
        }
    }

    /// A chat whose resident was told its number and its place, whichever came first.
    private func waiting(
        _ text: String, at place: Int, _ city: StaffCity
    ) async throws -> (path: String, client: ChatClient) {
        let client = try await ChatClient.connect(port: city.serving.port)
        _ = try await client.start()
        try await client.write("m1", text)
        var (number, position): (Substring?, Int?)
        while number == nil || position != place {
            let heard = try await hear(client, ["message", "position"])
            number = number ?? heard.text?.firstMatch(of: /[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{4}/)?.output
            position = heard.position ?? position
        }
        return ("/desk/requests/\(number ?? "")", client)
    }

    @Test("the place in the queue is told anew as others are taken")
    func places() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent])])
            let ann = try await city.signedIn("ann")
            let (path, first) = try await waiting("The lamp is out", at: 1, city)
            let (_, second) = try await waiting("A hole", at: 2, city)
            _ = try await ConsoleScene.act("take", [:], path, by: ann)
            #expect(try await hear(second, ["position"]).position == 1)
            #expect(try await hear(first, ["position"]).position == 0)
        }
    }
}
