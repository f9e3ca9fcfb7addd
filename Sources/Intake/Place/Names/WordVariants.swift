/// Ways to write one word of a name: all are looked up as one of them. `St` is saint and street, `Dr` doctor and drive: in a name the
/// two are the same word.
enum WordVariants {
    /// Each variant, and the one word it stands for.
    static let all: [String: String] = {
        var all: [String: String] = [:]
        for (usual, variants) in groups { for variant in variants { all[variant] = usual } }
        return all
    }()

    /// The word as names have it.
    static func usual(_ word: String) -> String { all[word] ?? word }

    private static let groups: [String: [String]] = [
        "st": ["street", "saint", "str"], "dr": ["drive", "doctor"], "ave": ["avenue", "av"],
        "rd": ["road"], "sq": ["square", "sqr", "sqaure", "sqare", "plas", "praca"], "ct": ["court"], "pl": ["place"],
        "ter": ["terrace"], "hwy": ["highway"], "pkwy": ["parkway", "pky"], "ln": ["lane"], "blvd": ["boulevard"],
        "park": ["pk", "parque", "pak"], "plaza": ["plz"], "rte": ["route", "rt", "ruta", "rota"],
        "broadway": ["bdwy", "bway", "bdway", "brdwy"],
        "mount": ["mt"], "fort": ["ft"], "monsignor": ["msgr"], "father": ["fr"], "president": ["pres"],
        "north": ["n"], "south": ["s"], "east": ["e"], "west": ["w"], "and": ["&", "y", "ak"],
        "center": ["centre", "ctr", "centro", "sant"], "theater": ["theatre"],
        "library": ["libary", "libray", "biblioteca", "bibliotek", "bibliyotek"],
        "school": ["skool", "escuela", "escola", "lekol"], "station": ["sta", "estacion", "estacao", "stasyon"],
        "hospital": ["lopital"], "church": ["iglesia", "igreja", "legliz"],
        "1st": ["first"], "2nd": ["second"], "3rd": ["third"], "4th": ["fourth"], "5th": ["fifth"], "6th": ["sixth"],
        "7th": ["seventh"], "8th": ["eighth"], "9th": ["ninth"], "10th": ["tenth"],
    ]
}
