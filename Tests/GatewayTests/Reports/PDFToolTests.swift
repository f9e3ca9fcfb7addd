import Foundation
import TestKit
import Testing
import Web

@Suite("PDF of the manager's pages")
struct PDFToolTests {
    private static let installed = PDFTool()
    private static let reader = "/usr/bin/pdftotext"

    @Test(
        "a page becomes a PDF with its text; what it names on the disk or the network is not fetched",
        .enabled(if: installed != nil && FileManager.default.isExecutableFile(atPath: reader)))
    func page() async throws {
        let folder = try TemporaryFolder()
        let secret = folder.path + "/secret.txt"
        try Data("not for the page".utf8).write(to: URL(fileURLWithPath: secret))
        let tool = try #require(Self.installed)
        let pdf = try await PDFPress().pdf(
            of: """
                <h1>Volume &lt;311&gt;</h1><svg width="100" height="20"><text x="0" y="15">Drawn</text></svg>
                <link rel="attachment" href="file://\(secret)"><link rel="stylesheet" href="file://\(secret)">
                <img alt="Not there" src="http://127.0.0.1:9/picture.png">
                """, by: tool)
        #expect(pdf.starts(with: Array("%PDF-".utf8)) && pdf.count < 200_000)
        let file = folder.path + "/page.pdf"
        try Data(pdf).write(to: URL(fileURLWithPath: file))
        let text = try await Command.run(Self.reader, [file, "-"])
        #expect(text.output.contains("Volume <311>") && text.output.contains("Drawn"), "\(text.output)")
        #expect(!text.output.contains("not for the page") && text.output.contains("Not there"))
        #expect(!String(decoding: pdf, as: UTF8.self).contains("/EmbeddedFile"))
    }

    @Test("where it is not installed there is none, and one that fails is told as a failure")
    func missing() async throws {
        #expect(PDFTool(path: "/nowhere:/nothing") == nil)
        let folder = try TemporaryFolder()
        let fake = folder.path + "/weasyprint"
        try Data("#!/bin/false\n".utf8).write(to: URL(fileURLWithPath: fake))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: fake)
        let tool = try #require(PDFTool(path: folder.path))
        await #expect(throws: PDFFailure.failed) { try await PDFPress().pdf(of: "<p>", by: tool) }
    }
}
