import Web

extension ToolPorts {
    /// The tools on this gateway's store.
    init(_ parts: GatewayParts) { self.init(search: SearchWiring.book(parts)) }
}
