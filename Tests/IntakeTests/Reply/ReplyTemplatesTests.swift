import Foundation
import Intake
import TestKit
import Testing

@Suite struct ReplyTemplatesTests {
    /// GSM 03.38's basic set without control characters (3GPP TS 23.038 §6.2.1).
    private static let basicSet = Set(
        "@£$¥èéùìòÇ\nØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
            + "abcdefghijklmnopqrstuvwxyzäöñüà")

    private static func numbers(_ count: Int) -> [TrackingNumber] {
        var generator = SeededGenerator(seed: 1)
        return (0..<count).map { _ in TrackingNumber(using: &generator) }
    }

    private static func everyName() -> [TemplateName] {
        Language.allCases.flatMap { ReplyTemplates.required(channels: [.email, .chat, .sms], language: $0) }
    }

    private func templates() throws -> ReplyTemplates { try TemplateFiles.replies() }

    @Test("the repository has every reply in every language, and nothing else")
    func complete() throws {
        let files = try TemplateFiles.read()
        #expect(Set(files.keys) == Set(Self.everyName().map(\.description)))
        #expect(files.count == 112)
    }

    @Test("every reply renders, without a tag or an empty value left", arguments: everyName())
    func renders(name: TemplateName) throws {
        var generator = SeededGenerator(seed: 2)
        let parent = TrackingNumber(using: &generator)
        var values = ReplyValues(
            trackingNumbers: Self.numbers(3), department: "Public Works & <Streets>", parentNumber: parent)
        if name.kind == .notice { values.notice = "No parking" }
        if name.kind == .notice || name.kind == .noticeEnded { values.noticeName = "Snow & ice" }
        let reply = try #require(try templates().render(name.kind, on: name.channel, in: name.language, values))
        #expect(!reply.text.contains("{{") && !reply.text.contains("&amp;") && !reply.text.contains("\n\n\n"))
        #expect(reply.text.first?.isWhitespace == false && reply.text.last?.isWhitespace == false)
        #expect(reply.text.contains("Somerville") || name.channel == .chat)
        #expect((reply.subject != nil) == (name.channel == .email))
        let namesOne: Set<OutboundKind> = [.acknowledgement, .survey, .duplicate, .parentClosed]
        let expected = name.kind == .digest ? 3 : namesOne.contains(name.kind) ? 1 : 0
        #expect(Self.numbers(3).filter { reply.text.contains($0.description) }.count == expected)
        let isOfTwo = name.kind == .duplicate || name.kind == .parentClosed
        #expect(reply.text.contains(parent.description) == isOfTwo)
        if isOfTwo, let subject = reply.subject { #expect(subject.contains(parent.description)) }
        if name.kind == .acknowledgement, name.channel != .sms {
            #expect(reply.text.contains("Public Works & <Streets>") && reply.text.contains("911"))
        }
        if name.channel == .email {
            #expect(reply.text.hasPrefix(ReplyTemplates.replyMarker(name.language) + "\n\n"))
            #expect(reply.subject?.contains("Somerville") == true)
        }
        if name.kind == .help || name.kind == .optOutConfirmation { #expect(reply.text.contains("(617) 666-3311")) }
        if name.kind == .emergency {
            #expect((reply.subject ?? reply.text).contains("911") && reply.text.contains("911"))
        }
        if name.kind == .help { #expect(reply.text.contains("STOP")) }
        if name.kind == .optOutConfirmation { #expect(reply.text.contains("START")) }
    }

    @Test("replies are in their language", arguments: everyName().filter { $0.kind != .notice })
    func language(name: TemplateName) throws {
        let reply = try #require(try templates().render(name.kind, on: name.channel, in: name.language))
        #expect(LanguageDetector().language(of: reply.text) == name.language)
    }

    @Test("a text is one segment of the GSM alphabet", arguments: everyName().filter { $0.channel == .sms })
    func segments(name: TemplateName) throws {
        let values = ReplyValues(
            trackingNumbers: Self.numbers(name.kind == .digest ? 2 : 1), department: "Public Works",
            parentNumber: Self.numbers(2).last)
        let text = try #require(try templates().render(name.kind, on: .sms, in: name.language, values)).text
        #expect(text.allSatisfy(Self.basicSet.contains), "\(text.filter { !Self.basicSet.contains($0) })")
        #expect(text.count <= 160, "\(text.count): \(text)")
    }

    @Test("a notice stands in the acknowledgement, at its beginning and once", arguments: everyName())
    func notice(name: TemplateName) throws {
        guard [.acknowledgement, .notice, .noticeEnded].contains(name.kind) else { return }
        var values = ReplyValues(trackingNumbers: Self.numbers(1), department: "Public Works")
        (values.notice, values.noticeName) = ("No parking & no \"waiting\".", "Snow")
        let reply = try #require(try templates().render(name.kind, on: name.channel, in: name.language, values))
        #expect(reply.text.components(separatedBy: "No parking & no \"waiting\".").count == 2)
        #expect(!reply.text.contains("\n\n\n") && !reply.text.contains("  "))
        if name.kind != .acknowledgement, let subject = reply.subject { #expect(subject.contains("Snow")) }
    }

    @Test("an acknowledgement that a rule chose, where there is one on that channel and in that language")
    func variants() throws {
        var files = try TemplateFiles.read()
        files["acknowledgement-snow.sms.en.mustache"] = "Snow {{tracking_number}}"
        files["acknowledgement-snow.sms.es.mustache"] = "Nieve {{tracking_number}}"
        #expect(TemplateName(fileName: "help-snow.sms.en.mustache") == nil)
        let templates = try ReplyTemplates(files, city: TemplateFiles.city)
        #expect(templates.variants == ["snow"])
        var values = ReplyValues(trackingNumbers: Self.numbers(1))
        values.variant = "snow"
        func text(_ channel: ChannelKind, _ language: Language) -> String? {
            templates.render(.acknowledgement, on: channel, in: language, values)?.text
        }
        #expect(text(.sms, .english)?.hasPrefix("Snow ") == true && text(.sms, .spanish)?.hasPrefix("Nieve ") == true)
        #expect(text(.sms, .portuguese)?.contains("Agradecemos") == true)
        #expect(text(.chat, .english)?.contains("Thank you") == true)
        values.variant = nil
        #expect(text(.sms, .english)?.contains("Thank you") == true)
    }

    @Test("a request without a department leaves no gap")
    func withoutDepartment() throws {
        let templates = try templates()
        for language in Language.allCases {
            let mail = templates.render(
                .acknowledgement, on: .email, in: language, ReplyValues(trackingNumbers: Self.numbers(1)))
            #expect(mail?.text.contains("\n\n\n") == false)
            let chat = templates.render(
                .acknowledgement, on: .chat, in: language, ReplyValues(trackingNumbers: Self.numbers(1)))
            #expect(chat?.text.contains("  ") == false)
        }
    }

    @Test("a digest names forty numbers and counts the rest")
    func longDigest() throws {
        let numbers = Self.numbers(53)
        for channel in [ChannelKind.email, .chat, .sms] {
            let values = ReplyValues(trackingNumbers: numbers)
            let text = try #require(try templates().render(.digest, on: channel, in: .english, values)).text
            #expect(numbers.filter { text.contains($0.description) } == Array(numbers.prefix(40)))
            #expect(text.contains("and 13 more"))
        }
    }

    @Test("a language without a template is answered in the city's")
    func fallback() throws {
        var files = try TemplateFiles.read()
        files["help.sms.ht.mustache"] = nil
        files["acknowledgement.email.ht.mustache"] = nil
        let city = City(name: "Ville", phone: "311", language: .spanish)
        let templates = try ReplyTemplates(files, city: city)
        #expect(
            templates.render(.help, on: .sms, in: .haitianCreole) == templates.render(.help, on: .sms, in: .spanish))
        let mail = templates.render(.acknowledgement, on: .email, in: .haitianCreole)
        #expect(mail?.text.hasPrefix(ReplyTemplates.replyMarker(.spanish)) == true)
    }

    @Test("replies that are never sent have no text")
    func never() throws {
        let templates = try templates()
        #expect(templates.render(.help, on: .email, in: .english) == nil)
        #expect(templates.render(.acknowledgement, on: .phone, in: .english) == nil)
        #expect(TemplateName(fileName: "help.email.en.mustache") == nil)
    }

    @Test("everything wrong is named at once, with its line")
    func problems() throws {
        var files = try TemplateFiles.read()
        files["help.sms.en.mustache"] = nil
        files["digest.chat.en.mustache"] = ""
        files["digest.sms.en.mustache"] = "one\n{{tracking_nummer}} {{> part}}\n{{city"
        files["acknowledgement.email.en.mustache"] = "Hello"
        files["acknowledgement.chat.en.mustache"] = "{{#department}}x"
        files["acknowledgment.sms.en.mustache"] = "x"
        let error = #expect(throws: TemplateProblems.self) { _ = try ReplyTemplates(files, city: TemplateFiles.city) }
        let lines = try #require(error).problems.map(\.description)
        let known =
            "city, service, phone, tracking_number, tracking_numbers, tracking_number_list, more, department, request_type, reply_marker, track_url, survey_url, parent_number, notice, notice_name"
        #expect(
            lines == [
                "acknowledgement.chat.en.mustache: expectedSectionEnd near '{{#department}}x'",
                "acknowledgement.email.en.mustache:1: must begin with 'Subject: …'",
                "acknowledgment.sms.en.mustache: names no reply; expected e.g. acknowledgement.sms.es.mustache",
                "digest.chat.en.mustache: has no text",
                "digest.sms.en.mustache:2: unknown variable 'tracking_nummer'; known are \(known)",
                "digest.sms.en.mustache:2: partials are not available here",
                "digest.sms.en.mustache:3: a tag is not closed in its line",
                "help.sms.en.mustache: is missing",
            ])
    }

    @Test("values are never read as templates, and stand-ins are refused in them")
    func values() throws {
        var files = try TemplateFiles.read()
        files["digest.chat.en.mustache"] =
            "{{tracking_number}}|{{department}}|{{request_type}}|{{^department}}none{{/department}}|"
        let templates = try ReplyTemplates(files, city: TemplateFiles.city)
        let numbers = Self.numbers(2)
        for count in 1...2 {
            for department in [nil, "A {{city}} <b>"] as [String?] {
                for type in [nil, "\u{E0F0}"] as [String?] {
                    let values = ReplyValues(
                        trackingNumbers: Array(numbers.prefix(count)), department: department, requestType: type)
                    let expected = "\(numbers[0])|\(department ?? "")|\(type ?? "")|\(department == nil ? "none" : "")|"
                    #expect(templates.render(.digest, on: .chat, in: .english, values)?.text == expected)
                }
            }
        }
        files["digest.chat.en.mustache"] = "x\u{E0F1}"
        #expect(throws: TemplateProblems.self) { try ReplyTemplates(files, city: TemplateFiles.city) }
    }

    @Test("channels that are not in use need no templates")
    func unusedChannels() throws {
        let files = try TemplateFiles.read().filter { $0.key.contains(".email.") }
        _ = try ReplyTemplates(files, city: TemplateFiles.city, channels: [.email])
        #expect(throws: TemplateProblems.self) { try ReplyTemplates(files, city: TemplateFiles.city) }
    }

    @Test("a city's name with a line break cannot break the subject")
    func subjectLine() throws {
        let city = City(name: "A\r\nBcc: x@y.z", phone: "1")
        let templates = try ReplyTemplates(try TemplateFiles.read(), city: city)
        let subject = templates.render(.digest, on: .email, in: .english)?.subject
        #expect(subject == "A Bcc: x@y.z 311: we have all your messages")
    }

    @Test(
        "what the service is called says 311 once",
        arguments: [
            ("Somerville", nil, "Somerville 311"), ("City of Somerville", nil, "City of Somerville 311"),
            ("Somerville 311", nil, "Somerville 311"), ("NYC311", nil, "NYC311"), ("3-1-1 Ville", nil, "3-1-1 Ville"),
            ("Route 3115", nil, "Route 3115 311"), ("Springfield", "OneCall", "OneCall"),
        ] as [(String, String?, String)])
    func service(name: String, service: String?, expected: String) throws {
        let city = City(name: name, service: service, phone: "1")
        #expect(city.service == expected)
        let templates = try ReplyTemplates(try TemplateFiles.read(), city: city)
        for name in Self.everyName() {
            let reply = try #require(templates.render(name.kind, on: name.channel, in: name.language))
            let text = (reply.subject ?? "") + reply.text
            #expect(text.contains(expected) || name.channel == .chat)
            #expect(!text.replacing(expected, with: "").contains("311"), "\(text)")
        }
    }

    @Test("CRLF files are the same as LF files")
    func lineEnds() throws {
        let files = try TemplateFiles.read()
        let templates = try ReplyTemplates(
            files.mapValues { $0.replacing("\n", with: "\r\n") }, city: TemplateFiles.city)
        let plain = try self.templates()
        for name in Self.everyName() {
            #expect(
                templates.render(name.kind, on: name.channel, in: name.language)
                    == plain.render(name.kind, on: name.channel, in: name.language))
        }
    }
}
