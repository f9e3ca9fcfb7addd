/// The settings of an endpoint, shared by its sessions: a copy in each of 10,000 would be their biggest part.
final class WebSocketSettingsBox: Sendable {
    let value: WebSocketSettings

    init(_ value: WebSocketSettings) {
        self.value = value
    }
}
