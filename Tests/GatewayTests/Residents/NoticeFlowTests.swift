import Foundation
import TestKit
import Testing

/// An incident notice from its beginning to its end, against the real program, a real mailbox and a text provider.
@Suite(.enabled(if: DovecotServer.isInstalled, "needs Dovecot, see deploy/packages.sh"))
struct NoticeFlowTests {
    private static let number = "+16175550144"
    private static let ann = "ann@home.example"

    private func intake(_ city: SittingCity, _ words: String...) async throws -> String {
        let run = try await IntakeProgram.run(["notices"] + words + ["-c", city.desk.serving.settings])
        #expect(run.exitCode == 0, "\(run.output)")
        return run.output
    }

    private func said(_ mail: Int, _ city: SittingCity) -> String {
        city.relay.mails[mail].lines.joined(separator: "\n")
    }

    @Test(
        "A mail and a text about snow: one answer each with the notice's words, two counted, the end told to each once")
    func story() async throws {
        try await SittingCity.with { city in
            let begun = try await intake(
                city, "begin", "Snow emergency", "--word", "snow", "--word", "nieve", "--text",
                "en=No parking on the odd side.", "--text", "es=No estacione en el lado impar.", "--hours", "24")
            let id = try #require(begun.firstMatch(of: /notice ([0-9]+) is on/)).1
            try city.mail("Snow", "When is the snow cleared on our street?", from: Self.ann)
            await city.text("Hay mucha nieve en mi calle y no puedo salir", from: Self.number)
            try await eventually { city.relay.mails.count == 1 && city.provider.taken.count == 1 }
            #expect(said(0, city).contains("No parking on the odd side."))
            #expect(said(0, city).contains("Your tracking number"))
            #expect(city.provider.taken[0].body.contains("No estacione en el lado impar. Gracias"))
            let list = try await intake(city, "list")
            #expect(list.firstMatch(of: /Snow emergency +on .* 2 +2 +0\n/) != nil, "\(list)")

            #expect(try await intake(city, "end", String(id)).contains("has ended."))
            try await eventually { city.relay.mails.count == 2 && city.provider.taken.count == 2 }
            #expect(said(1, city).contains("Auto-Submitted: auto-"))
            #expect(said(1, city).contains("is over"))
            #expect(city.provider.taken[1].body.contains("Snow emergency: ha terminado."))
            let ended = try await intake(city, "list")
            #expect(ended.firstMatch(of: /Snow emergency +ended .* 2 +0 +2\n/) != nil, "\(ended)")
            #expect(try await intake(city, "end", String(id)).contains("had ended before"))
            // Whoever writes now is told nothing of it, and nobody hears anything twice.
            await city.text("More snow", from: "+16175550145")
            try await eventually { city.provider.taken.count == 3 }
            #expect(!city.provider.taken[2].body.contains("parking"))
            #expect(city.relay.mails.count == 2)
            let wrong = try await IntakeProgram.run(["notices", "begin", "Snow", "--text", "en=x"])
            #expect(wrong.exitCode == 64 && wrong.output.contains("give a --word or a --type"), "\(wrong.output)")
        }
    }
}
