import Channels
import Foundation
import Intake
import TestKit
import Testing

/// Where residents are, where they share it with a message (channels/chat.md).
@Suite struct ChatPlaceTests {
    private static func message(_ id: String, _ point: String) -> String {
        #"{"type":"message","id":"\#(id)","text":"the lamp is out","point":\#(point)}"#
    }

    @Test("a point goes with its message, and no other")
    func kept() async throws {
        try await ChatServer.run { server in
            let client = try await server.connect()
            _ = try await client.start()
            try await client.socket.send(
                text: Self.message("a", #"{"latitude":42.385,"longitude":-71.1,"accuracy":12.5}"#))
            #expect(try await client.next() == .ack("a", 1))
            try await client.write("b", "and another")
            #expect(try await client.next() == .ack("b", 2))
            let entries = try server.store.kept.map {
                try JSONDecoder().decode(ChatEntry.self, from: Data($0.bytes))
            }
            #expect(entries.map(\.point?.latitude) == [42.385, nil])
            #expect(entries.first?.point?.source == .shared && entries.first?.point?.accuracy == 12.5)
        }
    }

    @Test(
        "what is no point on the earth ends with 4400",
        arguments: [
            #"{"latitude":95,"longitude":10}"#, #"{"latitude":42,"longitude":181}"#, #"{"latitude":42}"#, "[42,-71]",
            #"{"latitude":42,"longitude":-71,"accuracy":-1}"#, #"{"latitude":"42","longitude":-71}"#,
            #"{"latitude":1e400,"longitude":-71}"#,
        ])
    func nowhere(_ point: String) async throws {
        try await ChatServer.run { server in
            let client = try await server.connect()
            _ = try await client.start()
            try await client.socket.send(text: Self.message("a", point))
            #expect(try await client.refusal() == "bad_frame 4400")
            #expect(server.store.kept.isEmpty)
        }
    }

    @Test("outside the city nothing is kept, and without the point the same message is taken")
    func outside() async throws {
        let line = try [42.38, 42.39].map { try #require(GeoPoint(latitude: $0, longitude: -71.1)) }
        let places = PlaceFinder(
            Gazetteer(GazetteerRows(streets: [StreetRow(name: StreetName("School Street"), points: line)])))
        try await ChatServer.run(places: places) { server in
            let client = try await server.connect()
            _ = try await client.start()
            try await client.socket.send(text: Self.message("a", #"{"latitude":48.85,"longitude":2.35}"#))
            let refused = try await client.next()
            #expect(refused.type == "refused" && refused.code == "outside" && refused.id == "a")
            #expect(server.store.kept.isEmpty)
            try await client.write("a", "the lamp is out")
            #expect(try await client.next() == .ack("a", 1))
            try await client.socket.send(text: Self.message("b", #"{"latitude":42.385,"longitude":-71.1}"#))
            #expect(try await client.next() == .ack("b", 2))
        }
    }
}
