import ArgumentParser

/// Where the gateway that is measured keeps its store, and where the project is.
struct MeasuredPlace: ParsableArguments {
    @Option(help: "Folder for the store; it must be on the disk that is meant.")
    var folder = ".build-figures"

    @Option(help: "How many nodes on a PostgreSQL that is started for them; 0 for one gateway on the embedded store.")
    var nodes = 0

    @Option(help: "URL of an empty PostgreSQL database of yours, for one gateway on it.")
    var store = ""

    @Option(help: "Where the project is, for templates and routing.")
    var repository = "."
}
