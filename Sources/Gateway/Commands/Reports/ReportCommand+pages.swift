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

    /// `intake report backlog`.
    struct Backlog: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Open requests and their age, and how new, closed and opened again ones led there.",
            discussion:
                "As the page /reports/backlog; split by channel_kind, channel, request_type, department or origin. Tables: backlog, open_over_time, compared.\n\n"
                + BacklogMeasure.allCases.map { "\($0.rawValue): \($0.definition)" }.joined(separator: "\n"))

        @OptionGroup var theme: ThemeOptions
        @OptionGroup var printing: PrintOptions

        func run() async throws { try await printing.print(.backlog, theme.query) }
    }

    /// `intake report departments`.
    struct Departments: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "A row for each department: new, open, closed in time, times, opened again, complaints.",
            discussion: "As the page /reports/departments. Tables: departments, compared.")

        @OptionGroup var figures: FigureOptions
        @OptionGroup var printing: PrintOptions

        func run() async throws { try await printing.print(.departments, figures.query) }
    }

    /// `intake report agents`.
    struct Agents: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What each of the staff did: handled, logged, answered, closed, opened again, satisfaction.",
            discussion: "As the page /reports/agents. Tables: agents, compared.\n\n"
                + AgentMeasure.allCases.map { "\($0.rawValue): \($0.definition)" }.joined(separator: "\n"))

        @OptionGroup var figures: FigureOptions
        @OptionGroup var printing: PrintOptions

        func run() async throws { try await printing.print(.agents, figures.query) }
    }

    /// `intake report milestones`.
    struct Milestones: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "311's own work: reviews, training, request types, partners, what was changed because of feedback.",
            discussion:
                "As the page /reports/milestones; this fiscal year unless days are given. Tables: compared, record.\n\n"
                + MilestoneMeasure.allCases.map { "\($0.rawValue): \($0.definition)" }.joined(separator: "\n"))

        @OptionGroup var figures: FigureOptions
        @OptionGroup var printing: PrintOptions

        func run() async throws { try await printing.print(.milestones, figures.query) }
    }
}
