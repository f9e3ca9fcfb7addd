import Foundation
import Intake
import Testing

@Suite("The mail with a chat's transcript")
struct TranscriptLetterTests {
    @Test("what is left out is said, in every language", arguments: Language.allCases)
    func leftOut(_ language: Language) throws {
        let letter = TranscriptLetter(
            city: City(name: "Springfield", phone: "311"), zone: .gmt)
        let line = ChatLine(
            sequence: 1, direction: .inbound, clientID: nil, text: "Hello", at: Moment(milliseconds: 0))
        let whole = letter.transcript(ChatTranscript(lines: [line], leftOut: 0), in: language).text
        let cut = letter.transcript(ChatTranscript(lines: [line], leftOut: 57), in: language).text
        #expect(whole.contains("Hello") && !whole.contains("57"))
        #expect(cut.contains("Hello") && cut.contains(": 57\n"))
    }
}
