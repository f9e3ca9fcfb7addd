// swift-tools-version: 6.2
import PackageDescription

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "_CryptoExtras", package: "swift-crypto")
let scrypt: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let nio: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioHTTP: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioWebSocket: Target.Dependency = .product(name: "NIOWebSocket", package: "swift-nio")
let nioEmbedded: Target.Dependency = .product(name: "NIOEmbedded", package: "swift-nio")
let nioHTTPTypes: Target.Dependency = .product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioHTTPTypesHTTP1: Target.Dependency = .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras")
let nioConcurrency: Target.Dependency = .product(name: "NIOConcurrencyHelpers", package: "swift-nio")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let metrics: Target.Dependency = .product(name: "Metrics", package: "swift-metrics")
let coreMetrics: Target.Dependency = .product(name: "CoreMetrics", package: "swift-metrics")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let jwt: Target.Dependency = .product(name: "JWTKit", package: "jwt-kit")
let httpClient: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")

/// Of what is optimised in debug builds, too: without, the tests would spend a third of their time learning models, and rewriting SQL.
let optimised: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// The templates and files of the desk's pages.
let staffPages = [
    "desk.css", "layout.html.mustache", "problems.html.mustache", "new-password.html.mustache", "refusal.html.mustache",
    "home.html.mustache", "sign-in.html.mustache", "sign-in-code.html.mustache", "welcome.html.mustache",
    "current-password.html.mustache", "account.html.mustache", "second-step.html.mustache",
    "recovery-codes.html.mustache", "accounts.html.mustache", "roles.html.mustache", "account-of.html.mustache",
    "invited.html.mustache", "audit.html.mustache",
]

/// What the console's pages are made of, by the folder of its subject.
let consolePages: KeyValuePairs<String, [String]> = [
    "": ["console.css"],
    "Attention/": ["attention.html.mustache"],
    "SetAside/": ["set-aside.html.mustache"],
    "Chats/": ["request-chat.html.mustache"],
    "Decisions/": ["request-decisions.html.mustache"],
    "Duplicates/": ["possible-duplicates.html.mustache"],
    "Floor/": [
        "dues.js",
        "floor.css",
        "floor.js",
        "floor.html.mustache",
        "floor-piece.html.mustache",
        "request-whisper.html.mustache",
        "place.js",
        "work-place.html.mustache",
        "offer-row.html.mustache",
    ],
    "Library/": [
        "answer-library.html.mustache",
        "library-edit.html.mustache",
        "library-entry.html.mustache",
        "library-list.html.mustache",
        "library.html.mustache",
        "library.js",
    ],
    "Live/": ["desk.js", "live.js", "rows.js", "order.js", "renew.js", "look.js"],
    "Logging/": ["contact.html.mustache", "log-suggestions.html.mustache", "log.html.mustache", "log.js"],
    "Notices/": ["notices.html.mustache"],
    "Questions/": ["request-questions.html.mustache"],
    "Queue/": [
        "queue.html.mustache",
        "queue-row.html.mustache",
        "queue.js",
        "work-list.html.mustache",
        "work-row.html.mustache",
        "work.js",
    ],
    "Types/": ["type-choices.html.mustache"],
    "Request/": [
        "request.html.mustache",
        "request-about.html.mustache",
        "request-actions.html.mustache",
        "request-answer.html.mustache",
        "request-related.html.mustache",
        "request-resident.html.mustache",
        "request-shortcuts.html.mustache",
        "request-timeline.html.mustache",
        "request.js",
    ],
    "Reviews/": [
        "scorecard-form.html.mustache", "scorecard.html.mustache", "scorecards.html.mustache",
        "review-draw.html.mustache", "review.html.mustache", "reviews.html.mustache",
    ],
    "Roster/": ["roster-entry.html.mustache", "roster.html.mustache"],
    "Search/": ["search.html.mustache"],
    "Surveys/": ["surveys.html.mustache", "survey-line.html.mustache", "survey-answers.html.mustache"],
    "Teams/": ["team.html.mustache", "teams.html.mustache"],
    "Updates/": ["public-updates.html.mustache"],
]

/// The templates and files of the manager's figures.
let reportPages = [
    "reports.css", "reports.html.mustache", "report-theme.html.mustache",
    "report-goals.html.mustache", "report-forecast.html.mustache", "report-form.html.mustache",
    "report-head.html.mustache", "report-table.html.mustache", "report-files.html.mustache",
    "report-paper.css",
    "report-follow-up.html.mustache", "report-actions.html.mustache", "report-causes.html.mustache",
    "follow-up-again.html.mustache",
    "request-follow-up.html.mustache",
    "report-coverage.html.mustache", "report-mailboxes.html.mustache", "report-dates.html.mustache",
    "report-targets.html.mustache", "targets.html.mustache", "report-note.html.mustache",
    "report-note-fields.html.mustache", "report-notes.html.mustache",
    "report-backlog.html.mustache", "report-open.html.mustache",
    "report-departments.html.mustache", "report-changes.html.mustache", "report-course.html.mustache",
    "report-agents.html.mustache",
    "report-own.html.mustache", "report-agent-rows.html.mustache",
    "report-milestones.html.mustache", "report-milestone.html.mustache", "report-milestone-fields.html.mustache",
    "reports-sent.html.mustache", "report-sent.html.mustache",
]

/// The templates and files of what residents see.
let residentPages = [
    "resident.css", "resident.html.mustache", "told.html.mustache", "track.html.mustache", "track-find.html.mustache",
    "survey.html.mustache",
]

let package = Package(
    name: "intake",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "intake", targets: ["Gateway"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.20.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        .target(name: "Intake", dependencies: [crypto, mustache], swiftSettings: optimised),
        .target(name: "Mail", dependencies: ["CCurl", crypto], swiftSettings: [.strictMemorySafety()]),
        .target(
            name: "Wire",
            dependencies: [
                nio, nioPosix, nioHTTP, nioHTTPTypes, nioHTTPTypesHTTP1, nioConcurrency, hummingbird, hummingbirdCore,
                httpTypes, logging, lifecycle, crypto,
            ]),
        .target(name: "Desk", dependencies: ["Intake", crypto, scrypt]),
        .target(name: "Reports", dependencies: ["Intake"]),
        .target(
            name: "Channels",
            dependencies: [
                "Intake", "Mail", "Wire", nio, nioPosix, nioHTTP, hummingbird, httpTypes, logging, metrics, lifecycle,
                crypto, cryptoExtras, httpClient,
            ]),
        .target(
            name: "Store",
            dependencies: [
                "CPostgres", "CSQLite", "Intake", "Desk", "Reports", crypto, logging, httpClient, nio, nioPosix,
                nioHTTP,
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ], swiftSettings: optimised + [.strictMemorySafety()]),
        .target(
            name: "Web",
            dependencies: [
                "Intake", "Desk", "Reports", "Wire", hummingbird, httpTypes, logging, coreMetrics, lifecycle, mustache,
                nio,
            ],
            resources: [
                .embedInCode("Chat/Assets/intake-chat.js"), .embedInCode("Chat/Assets/chat-session.js"),
                .embedInCode("Chat/Assets/chat-parts.js"),
                .embedInCode("Chat/Assets/chat-words.js"), .embedInCode("Chat/Assets/chat-style.js"),
                .embedInCode("Chat/Assets/chat.css"), .embedInCode("Chat/Assets/chat.html.mustache"),
                .embedInCode("Charts/Assets/charts.css"),
            ] + staffPages.map { .embedInCode("Staff/Pages/Assets/\($0)") }
                + consolePages.flatMap { folder, files in files.map { .embedInCode("Console/\(folder)Assets/\($0)") } }
                + reportPages.map { .embedInCode("Reports/Assets/\($0)") }
                + residentPages.map { .embedInCode("Residents/Assets/\($0)") }),
        .executableTarget(
            name: "Gateway",
            dependencies: [
                "Intake", "Mail", "Wire", "Desk", "Reports", "Channels", "Store", "Web", logging, metrics, lifecycle,
                signals,
                hummingbird, crypto, nio, nioPosix, nioHTTP, httpClient, jwt,
                .product(name: "Yams", package: "Yams"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .target(name: "TestKit", dependencies: ["Intake", "Mail", "Wire", nio, nioPosix, nioHTTP, nioWebSocket]),
        .executableTarget(
            name: "Figures",
            dependencies: [
                "Intake", "Mail", "Wire", "Desk", "Reports", "Store", "TestKit", nio, nioPosix, nioHTTP, httpClient,
                crypto,
                logging,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], path: "Benchmarks/Figures"),
        .testTarget(name: "IntakeTests", dependencies: ["Intake", "TestKit"]),
        .testTarget(name: "MailTests", dependencies: ["Mail", "TestKit"]),
        .testTarget(
            name: "WireTests",
            dependencies: [
                "Wire", "TestKit", nio, nioPosix, nioHTTP, nioEmbedded, nioConcurrency, hummingbird, httpTypes, logging,
                lifecycle,
            ]),
        .testTarget(name: "DeskTests", dependencies: ["Desk", "Intake", "TestKit"]),
        .testTarget(name: "ReportsTests", dependencies: ["Reports", "Intake", "TestKit"]),
        .testTarget(
            name: "StoreTests",
            dependencies: ["Store", "Channels", "Desk", "Intake", "Mail", "Reports", "TestKit", nioHTTP]),
        .testTarget(
            name: "ChannelsTests",
            dependencies: [
                "Channels", "Intake", "Mail", "Wire", "TestKit", httpClient, hummingbird, httpTypes, nio, nioPosix,
                nioHTTP, lifecycle, metrics, logging, crypto,
            ]),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Web", "Intake", "Desk", "Reports", "Wire", "TestKit", hummingbird, httpClient, httpTypes, nio,
                nioPosix, nioHTTP,
                logging,
            ]),
        .testTarget(
            name: "GatewayTests",
            dependencies: [
                "Gateway", "Channels", "Desk", "Intake", "Mail", "Reports", "Store", "Web", "Wire", "TestKit", nio,
                nioPosix, nioHTTP, httpClient, crypto, logging,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)

// The settings of the house, for every target of ours: strict imports, no implicit existentials, and warnings
// that stop the build (deprecations excepted, since they come and go with the toolchain).
for target in package.targets where target.type != .system {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
            .enableUpcomingFeature("InferIsolatedConformances"),
            .enableUpcomingFeature("ImmutableWeakCaptures"),
            .treatAllWarnings(as: .error),
            .treatWarning("DeprecatedDeclaration", as: .warning),
        ]
}
