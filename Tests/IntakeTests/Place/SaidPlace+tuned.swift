extension SaidPlace {
    /// The sentences by which the rules were made.
    static let tuned: [SaidPlace] = [
        // Addresses in English.
        SaidPlace(
            "The light in front of 93 School St has been out since tuesday, my neighbour wrote you too",
            "93 School Street"),
        SaidPlace("93 school street needs a new trash barrel", "93 School Street"),
        SaidPlace("Pothole at 115 Broadway", "115 Broadway"),
        SaidPlace("please pick up the mattress at 12 Elm St. Apt 3", "12 Elm Street"),
        SaidPlace("Car blocking my driveway 45 Cedar Street, apt #2", "45 Cedar Street"),
        SaidPlace("there's a dead rat outside 210 highland ave", "210 Highland Avenue"),
        SaidPlace("93-95 School, sidewalk is broken", "93-95 School Street"),
        SaidPlace("sidewalk heaved by tree roots between 40 and 44 Morrison Ave", "40-44 Morrison Avenue"),
        SaidPlace("I am at 17 Powderhouse Blvd and have no water", "17 Powder House Boulevard"),
        SaidPlace("Street light out, pole 12, near 88 Curtis St", "88 Curtis Street"),
        SaidPlace("graffiti on the wall of 260 Beacon", "260 Beacon Street"),
        SaidPlace("HUGE POTHOLE 300 MCGRATH HIGHWAY", "300 McGrath Highway"),
        SaidPlace("On 9/12 at 7:30 pm someone dumped a couch at 25 Prospect St", "25 Prospect Street"),
        SaidPlace("Call me at 617-555-0123, I live at 30 Albion St and the snow was not plowed", "30 Albion Street"),
        SaidPlace("Trash was not collected. 61B Lowell Street.", "61 Lowell Street"),
        SaidPlace("My address is 12 Oxford St. The broken hydrant is at 50 Berkeley St.", "50 Berkeley Street"),
        // Misspelt.
        SaidPlace("93 Scholl St light is out", "93 School Street"),
        SaidPlace("pothole on hihgland ave near number 200, 200 hihgland ave", "200 Highland Avenue"),
        SaidPlace("rats at 14 Colege Ave", "14 College Avenue"),
        SaidPlace("55 Morison Avenue has an abandoned car", "55 Morrison Avenue"),
        SaidPlace("needle found at 33 Sycamor St", "33 Sycamore Street"),
        SaidPlace("120 Somervile Ave", "120 Somerville Avenue"),
        SaidPlace("leaking hydrant, 71 Holand street", "71 Holland Street"),
        // Corners.
        SaidPlace("corner of School and Highland, the signal is stuck", "School Street and Highland Avenue"),
        SaidPlace("School @ Highland", "School Street and Highland Avenue"),
        SaidPlace("School/Highland crosswalk faded", "School Street and Highland Avenue"),
        SaidPlace(
            "The stop sign at the intersection of Cedar St and Highland Ave is down", "Cedar Street and Highland Avenue"
        ),
        SaidPlace("Broadway & Main St. flooding", "Broadway and Main Street"),
        SaidPlace("crosswalk at Holland St and Broadway", "Holland Street and Broadway"),
        SaidPlace("highland ave & willow ave corner, dead tree", "Highland Avenue and Willow Avenue"),
        SaidPlace("Lowell at Summer: car without plates", "Lowell Street and Summer Street"),
        SaidPlace("cornr of Hihgland and Central st", "Highland Avenue and Central Street"),
        // Blocks.
        SaidPlace(
            "Highland Ave between School St and Central St is full of potholes",
            "Highland Avenue between School Street and Central Street"),
        SaidPlace(
            "no sidewalk plowing between Cedar and Willow on Highland Ave",
            "Highland Avenue between Cedar Street and Willow Avenue"),
        // Landmarks.
        SaidPlace("There is a dead raccoon in front of the Market Basket", "Market Basket"),
        SaidPlace("Broken bench in Davis Square", "Davis Square"),
        SaidPlace("trash overflowing at foss park", "Foss Park"),
        SaidPlace("water leak across from city hall", "City Hall"),
        SaidPlace("street flooding near the high school", "Somerville High School"),
        SaidPlace("swings broken at Trum Field", "Trum Field"),
        SaidPlace("Union Sq, next to the bus stop, graffiti", "Union Square"),
        SaidPlace("near the West Branch Library", "West Branch Library"),
        // A street alone.
        SaidPlace("Nobody plowed Josephine Ave yet", "Josephine Avenue"),
        SaidPlace("Speeding on Willow Avenue every night", "Willow Avenue"),
        // Coordinates.
        SaidPlace("pothole here: https://maps.google.com/?q=42.38676,-71.09830", "42.38676, -71.09830"),
        SaidPlace("lat 42.3876 long -71.0995", "42.38760, -71.09950"),
        SaidPlace("42°23'15\"N 71°05'58\"W is where it is", "42.38750, -71.09944"),
        // Elsewhere.
        SaidPlace("tree down at 12 Main St, Medford", "12 Main Street, Medford"),
        SaidPlace("There is a pothole at 100 Massachusetts Avenue in Cambridge", "100 Massachusetts Avenue, Cambridge"),
        // Spanish.
        SaidPlace("La luz frente al 93 de la calle School está apagada", "93 School Street"),
        SaidPlace("hay un bache en la calle School 93", "93 School Street"),
        SaidPlace("en la esquina de School y Highland hay basura", "School Street and Highland Avenue"),
        SaidPlace("No recogieron la basura en 45 Cedar St apartamento 2", "45 Cedar Street"),
        SaidPlace(
            "Un árbol caído en la avenida Highland entre Central y Lowell",
            "Highland Avenue between Central Street and Lowell Street"),
        SaidPlace("hay un perro muerto cerca de la biblioteca West Branch", "West Branch Library"),
        // Portuguese.
        SaidPlace("Tem um buraco na rua School, número 93", "93 School Street"),
        SaidPlace("lixo na esquina da Broadway com a Cross St", "Broadway and Cross Street"),
        SaidPlace("A luz da rua Pearl 120 não funciona", "120 Pearl Street"),
        SaidPlace("em frente ao Market Basket", "Market Basket"),
        // Haitian Creole.
        SaidPlace("Limyè a mouri devan 93 School St depi madi", "93 School Street"),
        SaidPlace("gen yon twou nan kwen School ak Highland", "School Street and Highland Avenue"),
        SaidPlace("fatra sou lari Medford nimewo 300", "300 Medford Street"),
        // No place.
        SaidPlace("My son goes to school and has 3 classes on Monday", nil),
        SaidPlace("When is the spring cleaning? I called 617-625-6600 at 5 pm", nil),
        SaidPlace("I paid $93 school fees on 5/12", nil),
        SaidPlace("20 summer camp places left for kids?", nil),
        SaidPlace("St. Patrick's day parade info please", nil),
        SaidPlace("Is there school tomorrow?", nil),
        SaidPlace("how much is a parking permit for 2 years", nil),
        SaidPlace("the cross street has no sign", nil),
        SaidPlace("There is no street light here, it is dark", nil),
        SaidPlace("My street was not swept", nil),
        SaidPlace("Cuánto cuesta el permiso de 2 días", nil),
        SaidPlace("Meu filho de 7 anos estuda na escola", nil),
        SaidPlace("Mwen bezwen èd pou 3 timoun", nil),
        SaidPlace("Between school and work I have no time on Monday", nil),
    ]
}
