/// A metric that the gateway exports: its name, kind and what it means. Everything in `/metrics` is listed here and in the
/// README; a test compares the two.
package struct MetricDefinition: Hashable, Sendable {
    package enum Kind: String, Sendable {
        case counter
        case gauge
        case histogram
    }

    package let name: String
    package let kind: Kind
    package let help: String

    package init(_ name: String, _ kind: Kind, _ help: String) {
        self.name = name
        self.kind = kind
        self.help = help
    }
}
