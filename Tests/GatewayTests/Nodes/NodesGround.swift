/// What a city of several nodes stands on: the database that they share, and how each is connected.
protocol NodesGround: Sendable {
    /// The store's URL for whoever looks into it from beside.
    var view: String { get }

    /// Connects a node that will listen on `port`, before it is started.
    ///
    /// - Parameter outgoing: ports of ours that it must reach.
    func connect(_ node: Int, port: Int, outgoing: [Int]) throws -> NodeConnection

    /// Ends everything. Blocks.
    func end()
}

/// How one node is connected.
struct NodeConnection: Sendable {
    /// The store's URL, as the node has it.
    let store: String
    /// The port at which the proxy reaches it.
    let door: Int
    /// What runs a program where the node is.
    var prefix: [String] = []
    /// Cuts it off from the database and from the proxy, without a word to anybody; mail and texts it can still send.
    var cut: @Sendable () throws -> Void = {}
    var heal: @Sendable () throws -> Void = {}
}
