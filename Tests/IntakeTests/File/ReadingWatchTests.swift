import Intake
import Testing

@Suite("What is being read")
struct ReadingWatchTests {
    @Test("the oldest reading's age, in looks; what has ended has none")
    func ages() {
        let watch = ReadingWatch()
        let tick = Duration.milliseconds(250)
        #expect(watch.longest(after: tick) == .zero)
        let inner = watch.during {
            #expect(watch.longest(after: tick) == tick)
            let inner = watch.during { watch.longest(after: tick) }
            #expect(watch.longest(after: tick) == tick * 3)
            return inner
        }
        #expect(inner == tick * 2)
        #expect(watch.longest(after: tick) == .zero)
    }
}
