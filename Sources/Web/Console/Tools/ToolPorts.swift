package import Desk

/// What the desk's tools beside the queue and a request's page ask of the store.
package struct ToolPorts: Sendable {
    package let search: any SearchBook
    package let logging: LogPorts

    package init(search: any SearchBook, logging: LogPorts) {
        self.search = search
        self.logging = logging
    }
}
