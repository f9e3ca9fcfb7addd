import ArgumentParser

/// What the gateway does in a second, and what it costs: each subcommand prints one figure and how it came about.
@main
struct Figures: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figures", abstract: "Measures the gateway; see Benchmarks/README.md for the results.",
        subcommands: [
            AnswerLatency.self, ChatIdle.self, DeskDay.self, DeskLive.self, DuplicateFigure.self, ErlangFigure.self,
            FloorFigure.self,
            GatewayStart.self,
            IMAPDrain.self,
            MailFiled.self, MailParse.self, NodeFigures.self, PlaceFigure.self, ReportFigure.self,
            ReportPagesFigure.self, SearchFigure.self, StoreFigures.self, TextFiled.self, UnderstandingFigure.self,
            VolumeImportFigure.self, WebSocketEcho.self,
            WebSocketIdle.self,
            WebSocketServer.self,
        ])
}
