import ArgumentParser

/// Which server is measured: ours unless another is named.
struct MeasuredServer: ParsableArguments {
    @Option(help: "Port of a server that runs already, to measure a peer; needs --process.")
    var port: Int?

    @Option(help: "Process id of that server, for its memory and CPU time.")
    var process: Int32?

    func start() throws -> ServerProcess {
        if let port, let process { return ServerProcess(port: port, processID: process) }
        return try ServerProcess()
    }
}
