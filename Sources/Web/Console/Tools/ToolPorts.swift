package import Desk

/// What the desk's tools beside the queue and a request's page ask of the store.
package struct ToolPorts: Sendable {
    package let search: any SearchBook

    package init(search: any SearchBook) { self.search = search }
}
