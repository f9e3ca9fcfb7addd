import ArgumentParser

/// `intake volume`: what other systems counted, and from what each channel is counted.
struct VolumeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "volume",
        abstract: "Counts of telephone systems and doors, and from what each channel's contacts are counted.",
        subcommands: [Import.self, List.self, Source.self])
}
