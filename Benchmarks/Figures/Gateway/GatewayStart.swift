import ArgumentParser
import TestKit

/// How soon the gateway is ready, and what it takes at rest.
struct GatewayStart: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start", abstract: "Time from start to ready, and memory at rest, with all three kinds of channel."
    )

    @Option(help: "Starts: the first makes the store, later ones find it.")
    var runs = 5

    @Option(help: "Seconds at rest before the memory is read.")
    var seconds = 5

    @OptionGroup var place: MeasuredPlace

    func run() async throws {
        let dovecot = try await DovecotServer.launch()
        defer { dovecot.stop() }
        let (smtp, twilio) = (try await SMTPSink.start(), try await TwilioSink.start())
        let city = try MeasuredCity(
            in: place, port: Int(try FreePort.find(1)[0]),
            channels: [
                "chat-web.yaml": "kind: chat",
                "sms-311.yaml": MeasuredChannels.twilio(twilio),
                "email-311.yaml": MeasuredChannels.email(dovecot, user: "city", smtp),
            ])
        try city.write(DovecotServer.password, to: "mailbox")
        for run in 1...max(1, runs) {
            let gateway = try await MeasuredGateway(city)
            try await Task.sleep(for: .seconds(seconds))
            let memory = try gateway.usage.memory()
            print(
                "start \(run): ready after \(Int(gateway.readyAfter / .milliseconds(1))) ms;",
                "\(memory.all / 1_000_000) MB resident at rest, \(memory.anonymous / 1_000_000) MB of it its own")
            try await gateway.stop()
        }
    }
}
