import TestKit
import Testing

@testable import Intake

@Suite("Junk is learnt")
struct JunkLearningTests {
    private static let catalogue = RequestCatalogue([
        RequestType(
            code: "light", names: [.english: "Street light out"], department: "Works", queue: "lights",
            keywords: ["street light", "lamp"]),
        RequestType(
            code: "pothole", names: [.english: "Pothole"], department: "Streets", queue: "roads",
            keywords: ["pothole", "hole in the road"]),
    ])

    private func sense(_ decided: [JunkLearning.Decided] = []) throws -> JunkSense {
        let sense = JunkSense()
        sense.served.take(try JunkLearning.model(Self.catalogue, decided: decided).model, version: 1)
        return sense
    }

    @Test("on the first day: what comes with the program tells, and nothing is sure")
    func first() throws {
        let sense = try sense()
        for junk in [
            "You have won a prize! Click the link to claim your reward now.",
            "We offer SEO services to bring your website to the top of Google.",
            "Ganó un premio, haga clic aquí para reclamarlo.",
        ] {
            let guess = try #require(sense.guess(subject: nil, text: junk), "\(junk)")
            #expect(!guess.isSure && guess.probability >= JunkGuess.suspicious)
        }
        for message in [
            "The street light in front of 93 School St has been out since Tuesday.", "Thank you, it works again",
            "Hay un hoyo en la calle", "",
        ] {
            #expect(sense.guess(subject: nil, text: message) == nil, "\(message)")
        }
        #expect(JunkSense().guess(subject: "Prize", text: "Claim it") == nil)
    }

    @Test("what people decided teaches: then some is sure, and what was thought junk is none")
    func taught() throws {
        let words = ["north", "south", "river", "market", "central", "elm", "oak", "maple"]
        let decided = (0..<400).flatMap { index in
            let (one, two) = (words[index % 8], words[index / 8 % 8])
            return [
                JunkLearning.Decided(
                    text: "Quantum pillows number \(index) for \(one) and \(two), order", isJunk: true),
                JunkLearning.Decided(
                    text: "The prize of the \(one) \(two) school fair \(index) is late", isJunk: false),
            ]
        }
        let sense = try sense(decided)
        let pillows = try #require(sense.guess(subject: nil, text: "Quantum pillows number 977 for elm and oak, order"))
        #expect(pillows.isSure && pillows.words.contains { $0.contains("pillows") || $0.contains("quantum") })
        #expect(sense.guess(subject: nil, text: "The prize of the river oak school fair 977 is late") == nil)
        #expect(
            try self.sense(Array(decided.prefix(100))).guess(subject: nil, text: "Quantum pillows")?.isSure == false)
    }
}
