import Intake
import Testing

@testable import Store

@Suite("Addresses of buckets")
struct S3AddressTests {
    @Test(
        "where requests go",
        arguments: [
            ("s3://city", "https city.s3.us-east-1.amazonaws.com /ab/c"),
            ("s3://city/?region=eu-west-1", "https city.s3.eu-west-1.amazonaws.com /ab/c"),
            ("s3://city/311/blobs", "https city.s3.us-east-1.amazonaws.com /311/blobs/ab/c"),
            ("s3://city/311/blobs/", "https city.s3.us-east-1.amazonaws.com /311/blobs/ab/c"),
            ("s3://city.gov", "https s3.us-east-1.amazonaws.com /city.gov/ab/c"),
            ("s3://city?style=path", "https s3.us-east-1.amazonaws.com /city/ab/c"),
            ("s3://city/p?endpoint=https://store.example.gov:9000", "https store.example.gov:9000 /city/p/ab/c"),
            ("s3://city/p?endpoint=https%3A%2F%2FStore.example.gov%3A443/", "https store.example.gov /city/p/ab/c"),
            ("s3://city/p?endpoint=https://store.example.gov&style=host", "https city.store.example.gov /p/ab/c"),
            ("s3://city?endpoint=http://127.0.0.1:9000", "http 127.0.0.1:9000 /city/ab/c"),
            ("s3://city?endpoint=http://localhost:80", "http localhost /city/ab/c"),
            ("s3://city?endpoint=http://[::1]:9000", "http [::1]:9000 /city/ab/c"),
        ])
    func good(_ text: String, _ request: String) throws {
        let address = try S3Address(text)
        #expect("\(address.isSecure ? "https" : "http") \(address.host) \(address.path("ab/c"))" == request)
    }

    @Test(
        "what is none, and why",
        arguments: [
            ("s3:city", "looks like"), ("s3://", "3 to 63"), ("s3://A/", "3 to 63"), ("s3://city_311", "3 to 63"),
            ("s3://AKIA:secret@city/p", "keys come from a file"), ("s3://city:9000/p", "belongs to endpoint"),
            ("s3://city//p", "single slashes"), ("s3://city/../p", "single slashes"),
            ("s3://city/a b", "single slashes"),
            ("s3://city/%41", "single slashes"), ("s3://city?key=AKIA", "only endpoint, region, style"),
            ("s3://city?region=", "region is"), ("s3://city?region=a/b", "region is"),
            ("s3://city?style=virtual", "`path` or `host`"),
            ("s3://city?region=a&region=b", "stands twice"), ("s3://city?endpoint=store", "begins with https"),
            ("s3://city?endpoint=https://", "is a host"), ("s3://city?endpoint=https://h/path", "is a host"),
            ("s3://city?endpoint=https://me:word@h", "is a host"),
            ("s3://city?endpoint=http://store.example.gov", "on this machine only"),
            ("s3://city?endpoint=http://localhost.example.gov", "on this machine only"),
        ])
    func bad(_ text: String, _ why: String) {
        let failure = #expect(throws: StoreFailure.self) { _ = try S3Address(text) }
        #expect(failure?.detail.contains(why) == true, "\(failure?.detail ?? "")")
        #expect(failure?.detail.contains("secret") != true)
    }

    @Test("a key's secret stands in no text that is made of it")
    func secrecy() throws {
        let key = try #require(S3Key(id: "AKIA1", secret: "shibboleth", token: "token1"))
        var dumped = ""
        dump([key], to: &dumped)
        dump(S3KeySource.fixed(key), to: &dumped)
        for text in ["\(key)", String(reflecting: key), "\(S3KeySource.fixed(key))", dumped] {
            #expect(!text.contains("shibboleth") && !text.contains("token1"))
        }
    }

    @Test(
        "AWS's credentials files",
        arguments: [
            ("aws_access_key_id=a\naws_secret_access_key=b", "a b -"),
            (
                "# mine\n[default]\n aws_access_key_id = a \r\naws_secret_access_key = b=c\naws_session_token=t\n",
                "a b=c t"
            ),
            ("[other]\naws_access_key_id=x\n[default]\naws_access_key_id=a\naws_secret_access_key=b\n", "a b -"),
            ("[other]\naws_access_key_id=x\naws_secret_access_key=y", nil), ("aws_access_key_id=a", nil), ("", nil),
            ("aws_access_key_id=a\naws_secret_access_key=b c", nil),
        ])
    func keyFiles(_ text: String, _ expected: String?) {
        let key = S3KeyFile.key(in: text)
        #expect(key.map { "\($0.id) \($0.secret) \($0.token ?? "-")" } == expected)
    }

    @Test("times in both forms")
    func times() {
        #expect(S3Time.basic(Moment(milliseconds: 1_369_353_600_123)) == "20130524T000000Z")
        #expect(S3Time.moment("2013-05-24T00:00:00.000Z") == Moment(milliseconds: 1_369_353_600_000))
        #expect(S3Time.moment("2013-05-24T00:00:00Z") == Moment(milliseconds: 1_369_353_600_000))
        #expect(S3Time.moment("Fri, 24 May 2013 00:00:00 GMT") == nil)
        #expect(S3Time.moment("") == nil)
    }

    @Test("a page of a listing, and what is none")
    func pages() throws {
        let entry = """
            <Contents><Key>p&amp;q/ab/c</Key><LastModified>2013-05-24T00:00:00.000Z</LastModified><ETag>&quot;1&quot;</ETag></Contents>
            """
        let page = try S3Page(
            Array(
                "<ListBucketResult><IsTruncated>true</IsTruncated>\(entry)<NextContinuationToken>1==</NextContinuationToken></ListBucketResult>"
                    .utf8), prefix: "p&q/")
        #expect(page.objects == [S3Object(key: "ab/c", modified: Moment(milliseconds: 1_369_353_600_000))])
        #expect(page.next == "1==")
        let last = try S3Page(
            Array("<IsTruncated>false</IsTruncated><NextContinuationToken>1</NextContinuationToken>".utf8), prefix: "")
        #expect(last.next == nil)
        for text in ["", "<html>", "<IsTruncated>true</IsTruncated>", "<IsTruncated>false</IsTruncated>\(entry)"] {
            #expect(throws: StoreFailure.self) { _ = try S3Page(Array(text.utf8), prefix: "other/") }
        }
    }
}
