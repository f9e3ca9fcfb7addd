import Desk
import Intake
import Wire

/// What one page hears, in one sequence. It outlives its connection for a while, so that a page that comes back misses nothing.
struct LiveStream {
    /// Frames that can be sent again. A page that missed more is told everything anew.
    static let remembered = 256

    /// The connection by which it is heard now.
    struct Line {
        let connection: ObjectIdentifier
        let socket: WebSocketSession
    }

    let id: String
    let agent: AgentID
    let name: String
    let sight: LiveSight

    /// Nil while the connection is lost.
    var line: Line?
    var lostAt: Moment?
    /// False until the page was told what there is; frames wait until then.
    var isPrimed = false
    /// The number of the last frame.
    private(set) var sequence: Int64 = 0
    private var log: [String] = []
    var lookingAt: ItemID?
    var isTyping = false
    var queue: LiveQueueFilter?
    var wantsFloor = false

    init(id: String, person: StaffPerson) {
        self.id = id
        agent = person.agent
        name = person.account.displayName.text
        sight = LiveSight(person)
    }

    /// Gives a frame its number, and sends it.
    ///
    /// - Parameter json: a frame's object, without its number.
    mutating func send(_ json: String) {
        sequence += 1
        let numbered = "{\"seq\":\(sequence),\(json.dropFirst())"
        log.append(numbered)
        if log.count > 2 * Self.remembered { log.removeFirst(log.count - Self.remembered) }
        if isPrimed { line?.socket.send(.text(numbered)) }
    }

    /// Tells a page what there is, then what came meanwhile.
    mutating func prime(_ frames: [String]) {
        let waiting = log
        for frame in frames { line?.socket.send(.text(frame)) }
        for frame in waiting { line?.socket.send(.text(frame)) }
        isPrimed = true
    }

    /// The frames behind a number; nil where too many were missed, or the number is none of ours.
    func missed(after number: Int64) -> [String]? {
        guard number >= 0, number <= sequence, sequence - number <= Int64(log.count), isPrimed else { return nil }
        return Array(log.suffix(Int(sequence - number)))
    }
}
