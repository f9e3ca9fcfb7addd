import Testing

@testable import Web

@Suite struct MetricsRegistryTests {
    private let registry = MetricsRegistry()

    @Test("a gauge by channel forgets no channel: where nothing is counted any more it stands at 0")
    func byChannel() {
        registry.set("intake_backlog", byChannel: ["chat-web": 7])
        registry.set("intake_quarantine_waiting", byChannel: ["email-311": 2, "chat-web": 1])
        registry.set("intake_quarantine_waiting", byChannel: ["chat-web": 3])
        let lines = registry.exposition().split(separator: "\n").filter { $0.contains("{") }
        #expect(
            lines == [
                "intake_quarantine_waiting{channel=\"chat-web\"} 3",
                "intake_quarantine_waiting{channel=\"email-311\"} 0",
                "intake_backlog{channel=\"chat-web\"} 7",
            ])
    }
}
