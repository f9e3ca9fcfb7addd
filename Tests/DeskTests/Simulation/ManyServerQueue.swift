/// A queue of several servers, oldest first, by the recursion of Kiefer and Wolfowitz (1955): no events, no floor, only when each server
/// is free again. Milliseconds.
struct ManyServerQueue {
    private var freeAt: [Double]

    init(servers: Int) { freeAt = Array(repeating: 0, count: servers) }

    /// How long a contact waits that comes at a moment, later than those before it.
    mutating func wait(at arrival: Double, handling: Double) -> Double {
        var first = 0
        for server in 1..<freeAt.count where freeAt[server] < freeAt[first] { first = server }
        let start = max(arrival, freeAt[first])
        freeAt[first] = start + handling
        return start - arrival
    }
}
