import ArgumentParser
import Foundation
import Mail

/// Mails parsed per CPU second, on one thread.
struct MailParse: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail-parse",
        abstract: "Parses made-up mail again and again and prints mails per CPU second.",
        discussion: """
            Two sets, the same on every machine: text mails of 1–2 KB, and a mix of about 37 KB with attachments, HTML and pictures. Each \
            mail is parsed as the gateway parses it: header, addresses, date, text and HTML decoded, attachments listed. \
            Attachments are decoded on demand, so the mix is measured once without and once with that.

            With --export the sets are written to files for Benchmarks/peers, so that other parsers see the very same mails.
            """)

    @Option(help: "Seconds of CPU time for each run.")
    var seconds = 2.0

    @Option(help: "Runs for each set; the median is printed.")
    var runs = 5

    @Option(help: "A directory to write the two sets to, as text.set and mixed.set, instead of measuring.")
    var export: String?

    func run() throws {
        var samples = MailSamples(seed: 311)
        let text = (0..<500).map { _ in samples.text() }
        let mixed = (0..<200).map { samples.mixed($0) }
        if let export {
            try MailSamples.write(text, to: export + "/text.set")
            try MailSamples.write(mixed, to: export + "/mixed.set")
            return
        }
        report("text mails", text, decodesAttachments: false)
        report("mixed mails", mixed, decodesAttachments: false)
        report("mixed mails, attachments decoded", mixed, decodesAttachments: true)
    }

    private func report(_ name: String, _ mails: [[UInt8]], decodesAttachments: Bool) {
        let bytes = mails.reduce(0) { $0 + $1.count } / mails.count
        let rates = (0..<max(1, runs)).map { _ in rate(mails, decodesAttachments: decodesAttachments) }.sorted()
        let median = rates[rates.count / 2]
        print(
            "\(name), \(bytes) bytes on average: \(Int(median)) mails per CPU second",
            "(\(runs) runs of \(seconds) s, \(Int(rates[0]))–\(Int(rates[rates.count - 1])))",
            "\(Int(median * Double(bytes) / 1e6)) MB/s")
    }

    private func rate(_ mails: [[UInt8]], decodesAttachments: Bool) -> Double {
        let start = CPUClock.seconds
        var (parsed, seen, elapsed) = (0, 0, 0.0)
        while elapsed < seconds {
            for bytes in mails {
                let mail = ParsedMail(parsing: bytes)
                seen &+= (mail.text?.utf8.count ?? 0) &+ mail.attachments.count
                if decodesAttachments { seen &+= mail.attachments.reduce(0) { $0 &+ $1.content().count } }
            }
            parsed += mails.count
            elapsed = CPUClock.seconds - start
        }
        precondition(seen > 0, "the samples hold text")
        return Double(parsed) / elapsed
    }
}
