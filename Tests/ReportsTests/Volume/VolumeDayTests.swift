import Reports
import TestKit
import Testing

@Suite("A day's imported count by the hour")
struct VolumeDayTests {
    @Test("counted by hour it stays as it is")
    func byHour() {
        let day = VolumeDay(hours: [0, 3, 4])
        #expect(day.amount == 7)
        #expect(day.hours(like: [9]).prefix(4) == [0, 3, 4, 0])
        #expect(day.hours(like: []).count == 24)
    }

    @Test("counted by day it is spread as what was logged, and comes to the same")
    func spread() {
        #expect(VolumeDay(amount: 10).hours(like: [0, 1, 3]).prefix(4) == [0, 3, 7, 0])
        #expect(VolumeDay(amount: 25).hours(like: []) == [2] + Array(repeating: 1, count: 23))
        #expect(VolumeDay(amount: 0).hours(like: [1]) == Array(repeating: 0, count: 24))
        var random = SeededGenerator(seed: 5)
        for _ in 0..<200 {
            let pattern = (0..<24).map { _ in random.below(3) * random.below(50) }
            let amount = random.below(2_000)
            let hours = VolumeDay(amount: amount).hours(like: pattern)
            #expect(hours.reduce(0, +) == amount && hours.allSatisfy { $0 >= 0 })
        }
    }
}
