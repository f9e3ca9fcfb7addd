import Desk
import Intake
import Testing

@testable import Web

@Suite("The live queue's table: each view hears of its own rows, in order")
struct LiveQueueTests {
    private let ann = AgentID(rawValue: 1)

    private func card(
        _ id: Int64, priority: Int = 3, held: AgentID? = nil, later: Bool = false, channel: ChannelKind = .email
    ) throws -> WorkCard {
        let number = try #require(TrackingNumber("0000000000"))
        return WorkCard(
            item: ItemID(rawValue: id), number: number, title: "Request \(id)", channel: channel, language: .spanish,
            priority: priority, department: id % 2 == 0 ? "Parks" : "Water", openedAt: Moment(milliseconds: 0),
            waitingSince: nil, holder: held.map { Holder(agent: $0, name: "Ann", since: Moment(milliseconds: 0)) },
            isPutOff: later, version: 1)
    }

    private func filter(_ view: LiveQueueFilter.View, length: Int = 50) -> LiveQueueFilter {
        var filter = LiveQueueFilter(view: view)
        filter.length = length
        return filter
    }

    private func queue(_ cards: WorkCard...) -> LiveQueue {
        var queue = LiveQueue()
        for card in cards { queue.put(card) }
        return queue
    }

    @Test("views, channel, department and page choose the rows")
    func views() throws {
        var queue = queue(
            try card(1), try card(2, held: ann), try card(3, priority: 1, channel: .chat), try card(4, later: true),
            try card(5, held: AgentID(rawValue: 2)))
        for (filter, order, total) in [
            (filter(.all), ["3", "1", "2", "5"], 4), (filter(.free), ["3", "1"], 2), (filter(.mine(ann)), ["2"], 1),
            (filter(.later), ["4"], 1), (LiveQueueFilter(view: .all, channel: .chat), ["3"], 1),
            (LiveQueueFilter(view: .all, department: "Parks"), ["2"], 1),
            (LiveQueueFilter(view: .all, after: QueuePlace(priority: 3, id: RowID(rawValue: 1))), ["2", "5"], 2),
        ] {
            let frame = queue.whole(filter)
            #expect(frame.order == order, "\(filter)")
            #expect(frame.total == total && frame.rows?.map(\.item) == order && frame.next == nil, "\(filter)")
        }
    }

    @Test("rows come, move, change hands and leave; what looks the same is not told again")
    func changes() throws {
        var queue = queue(try card(1), try card(2))
        let (all, free, mine) = (filter(.all), filter(.free), filter(.mine(ann)))
        for filter in [all, free, mine] { _ = queue.whole(filter) }
        queue.put(try card(2, priority: 1))
        var changes = queue.changes([all, free, mine])
        #expect(changes[all]?.order == ["2", "1"] && changes[all]?.rows?.map(\.item) == ["2"])
        #expect(changes[mine] == nil)
        queue.put(try card(2, priority: 1, held: ann))
        changes = queue.changes([all, free, mine])
        #expect(changes[all]?.order == ["2", "1"] && changes[all]?.rows?.first?.holder == "Ann")
        #expect(changes[free]?.order == ["1"] && changes[free]?.rows?.isEmpty == true)
        #expect(changes[mine]?.order == ["2"])
        queue.remove(ItemID(rawValue: 1))
        changes = queue.changes([all, free, mine])
        #expect(changes[all]?.order == ["2"] && changes[free]?.order == [] && changes[mine] == nil)
        #expect(queue.changes([all, free, mine]).isEmpty)
    }

    @Test("a page is full, and says where the next one begins")
    func pages() throws {
        var queue = queue(try card(1), try card(2), try card(3))
        var first = filter(.all, length: 2)
        let frame = queue.whole(first)
        #expect(frame.order == ["1", "2"] && frame.total == 3 && frame.next == "3-2")
        first.after = frame.next.flatMap { QueuePlace($0) }
        #expect(queue.whole(first).order == ["3"])
        queue.remove(ItemID(rawValue: 3))
        let changes = queue.changes([filter(.all, length: 2)])
        #expect(changes.values.first?.total == 2 && changes.values.first?.next == nil)
    }
}
