import ArgumentParser

/// Where the gateway that is measured keeps its store, and where the project is.
struct MeasuredPlace: ParsableArguments {
    @Option(help: "Folder for the store; it must be on the disk that is meant.")
    var folder = ".build-figures"

    @Option(help: "URL of an empty PostgreSQL database to measure on instead of the embedded one.")
    var store = ""

    @Option(help: "Where the project is, for templates and routing.")
    var repository = "."
}
