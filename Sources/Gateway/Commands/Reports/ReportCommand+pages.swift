import ArgumentParser
import Reports

extension ReportCommand {
    /// `intake report overview`.
    struct Overview: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Each channel's volume and share, and every measure beside the period before and last year.",
            discussion:
                "As the page /reports. Tables: channels, measures, moved, coverage where counts are imported, and targets and date_notes where there are any."
        )

        @OptionGroup var figures: FigureOptions
        @OptionGroup var printing: PrintOptions

        func run() async throws { try await printing.print(.overview, figures.query) }
    }

    /// `intake report goals`.
    struct Goals: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What the city asks of its 311, each goal with its figure.",
            discussion: "As the page /reports/goals; this fiscal year unless days are given.")

        @OptionGroup var figures: FigureOptions
        @OptionGroup var printing: PrintOptions

        func run() async throws { try await printing.print(.goals, figures.query) }
    }

    /// `intake report volume`.
    struct Volume: AsyncParsableCommand {
        static let configuration = ThemeOptions.configuration(.volume)

        @OptionGroup var theme: ThemeOptions
        @OptionGroup var printing: PrintOptions

        func run() async throws { try await printing.print(.volume, theme.query) }
    }

    /// `intake report service`.
    struct Service: AsyncParsableCommand {
        static let configuration = ThemeOptions.configuration(.service)

        @OptionGroup var theme: ThemeOptions
        @OptionGroup var printing: PrintOptions

        func run() async throws { try await printing.print(.service, theme.query) }
    }

    /// `intake report satisfaction`.
    struct Satisfaction: AsyncParsableCommand {
        static let configuration = ThemeOptions.configuration(.satisfaction)

        @OptionGroup var theme: ThemeOptions
        @OptionGroup var printing: PrintOptions

        func run() async throws { try await printing.print(.satisfaction, theme.query) }
    }

    /// `intake report chats`.
    struct Chats: AsyncParsableCommand {
        static let configuration = ThemeOptions.configuration(.chats)

        @OptionGroup var theme: ThemeOptions
        @OptionGroup var printing: PrintOptions

        func run() async throws { try await printing.print(.chats, theme.query) }
    }

    /// `intake report messages`.
    struct Messages: AsyncParsableCommand {
        static let configuration = ThemeOptions.configuration(.messages)

        @OptionGroup var theme: ThemeOptions
        @OptionGroup var printing: PrintOptions

        func run() async throws { try await printing.print(.messages, theme.query) }
    }
}
