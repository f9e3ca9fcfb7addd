import Testing

@testable import Store

/// The examples that AWS publishes: those of its Signature Version 4 test suite, and those of the S3 API reference ("Examples: Signature
/// Calculations").
@Suite("Signatures of requests for object stores")
struct S3SignatureTests {
    private static let suiteTime = "20150830T123600Z"
    private static let s3Time = "20130524T000000Z"
    private static let s3Host = "examplebucket.s3.amazonaws.com"

    private func key(_ secret: String, id: String = "AKIDEXAMPLE") throws -> S3Key {
        try #require(S3Key(id: id, secret: secret))
    }

    struct Vector: Sendable, CustomTestStringConvertible {
        var name: String
        var method = "GET"
        var path = "/"
        var query: [(name: String, value: String)] = []
        var headers: [(name: String, value: String)] = []
        var payload = S3Signature.nothing
        var signature: String

        var testDescription: String { name }
    }

    static let vectors = [
        Vector(name: "get-vanilla", signature: "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
        Vector(
            name: "get-vanilla-query-order-key-case", query: [("Param2", "value2"), ("Param1", "value1")],
            signature: "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"),
        Vector(
            name: "get-vanilla-query-order-value", query: [("Param1", "value2"), ("Param1", "value1")],
            signature: "5772eed61e12b33fae39ee5e7012498b51d56abc0abb7c60486157bd471c4694"),
        Vector(
            name: "get-vanilla-utf8-query", query: [("ሴ", "bar")],
            signature: "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04"),
        Vector(
            name: "get-header-key-duplicate",
            headers: [("My-Header1", "value2"), ("My-Header1", "value2"), ("My-Header1", "value1")],
            signature: "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea"),
        Vector(
            name: "get-header-value-trim", headers: [("My-Header1", " value1"), ("My-Header2", " \"a   b   c\"")],
            signature: "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736"),
        Vector(
            name: "get-unreserved", path: "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
            signature: "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f"),
        Vector(
            name: "get-utf8", path: "/" + S3Encoding.encode("ሴ"),
            signature: "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85"),
        Vector(
            name: "post-vanilla", method: "POST",
            signature: "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"),
        Vector(
            name: "post-x-www-form-urlencoded", method: "POST",
            headers: [("Content-Type", "application/x-www-form-urlencoded")],
            payload: "9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e",
            signature: "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"),
    ]

    @Test("AWS's test suite", arguments: vectors)
    func suite(_ vector: Vector) throws {
        let signature = S3Signature(
            method: vector.method, path: vector.path, query: vector.query,
            headers: vector.headers + [("Host", "example.amazonaws.com"), ("X-Amz-Date", Self.suiteTime)],
            payload: vector.payload)
        let key = try key("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
        #expect(signature.signature(key, Self.suiteTime, region: "us-east-1", service: "service") == vector.signature)
    }

    static let published = [
        Vector(
            name: "GET Object", path: "/test.txt", headers: [("Range", "bytes=0-9")],
            signature: "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"),
        Vector(
            name: "PUT Object", method: "PUT", path: "/" + S3Encoding.encode("test$file.text"),
            headers: [("Date", "Fri, 24 May 2013 00:00:00 GMT"), ("x-amz-storage-class", "REDUCED_REDUNDANCY")],
            payload: "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072",
            signature: "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"),
        Vector(
            name: "GET Bucket Lifecycle", query: [("lifecycle", "")],
            signature: "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"),
        Vector(
            name: "Get Bucket (List Objects)", query: [("prefix", "J"), ("max-keys", "2")],
            signature: "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"),
    ]

    @Test("the examples of the S3 reference", arguments: published)
    func examples(_ vector: Vector) throws {
        let signature = S3Signature(
            method: vector.method, path: vector.path, query: vector.query,
            headers: vector.headers + [
                ("host", Self.s3Host), ("x-amz-content-sha256", vector.payload), ("x-amz-date", Self.s3Time),
            ], payload: vector.payload)
        let key = try key("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", id: "AKIAIOSFODNN7EXAMPLE")
        #expect(signature.signature(key, Self.s3Time, region: "us-east-1") == vector.signature)
    }

    @Test("the header of the GET Object example, word for word")
    func header() throws {
        let signature = S3Signature(
            method: "GET", path: "/test.txt", query: [],
            headers: [
                ("Range", "bytes=0-9"), ("host", Self.s3Host), ("x-amz-content-sha256", S3Signature.nothing),
                ("x-amz-date", Self.s3Time),
            ], payload: S3Signature.nothing)
        #expect(
            signature.stringToSign(Self.s3Time, region: "us-east-1") == """
                AWS4-HMAC-SHA256
                20130524T000000Z
                20130524/us-east-1/s3/aws4_request
                7344ae5b7ee6c3e7e6b0fe0640412a37625d1fbfff95c48bbb2dc43964946972
                """)
        let key = try key("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", id: "AKIAIOSFODNN7EXAMPLE")
        #expect(
            signature.authorization(key, Self.s3Time, region: "us-east-1")
                == "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")
    }
}
