import ArgumentParser
import Foundation
import Intake
import TestKit

/// How long a file of counts takes to import while the gateway serves, again, corrected, and until its figures are counted.
struct VolumeImportFigure: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "volume-import",
        abstract: "Imports a file of counts by the hour, of several telephone lines, while the gateway serves.",
        discussion: """
            Three times: the file, the same file again, and one in which each tenth row is another. Then the ledger is recounted.
            """)

    @Option(help: "Rows of the file.")
    var rows = 1_000_000

    @Option(help: "Lines, one channel each; each has as many hours of the past as it takes.")
    var lines = 12

    @OptionGroup var place: MeasuredPlace

    func run() async throws {
        var channels: [String: String] = [:]
        for line in 1...max(1, lines) { channels["phone-\(line).yaml"] = "kind: phone" }
        let city = try MeasuredCity(in: place, port: Int(try FreePort.find(1)[0]), channels: channels)
        try city.write("columns: {date: date, hour: hour, count: count, channel: line}\n", to: "mapping.yaml")
        let gateway = try await MeasuredGateway(city)
        for (name, isCorrected) in [("first", false), ("again", false), ("corrected", true)] {
            try city.write(text(isCorrected: isCorrected), to: "counts.csv")
            var told = ""
            let time = try await ContinuousClock().measure {
                told = try await gateway.command(
                    "volume", "import", city.folder + "/counts.csv", "--mapping", city.folder + "/mapping.yaml")
            }
            let outcomes = told.split(separator: "\n").filter {
                $0.contains(" days ") || $0.contains("nothing changes")
            }
            print("\(name): \(rows) rows in \(Figure.seconds(time / .seconds(1))); \(outcomes.first ?? "")")
        }
        let recount = try await ContinuousClock().measure { _ = try await gateway.command("ledger", "verify") }
        print("ledger recounted in \(Figure.seconds(recount / .seconds(1))); it agrees")
        try await gateway.stop()
    }

    /// Hours of the past, backwards from the day before yesterday; every day has each hour once, since clocks that change would refuse some.
    private func text(isCorrected: Bool) -> String {
        let today = CityCalendar(timeZone: .gmt).day(of: SystemWallClock().now())
        var text = "date,hour,count,line\n"
        text.reserveCapacity(rows * 28)
        let hours = [0, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]
        var (written, back) = (0, 2)
        while written < rows, let day = CityCalendar.day(today, plus: -back) {
            for line in 1...max(1, lines) {
                for hour in hours where written < rows {
                    let count = (written * 7_919 + hour * 31) % 97 + (isCorrected && written % 10 == 0 ? 1 : 0)
                    text += "\(day),\(hour),\(count),phone-\(line)\n"
                    written += 1
                }
            }
            back += 1
        }
        return text
    }
}
