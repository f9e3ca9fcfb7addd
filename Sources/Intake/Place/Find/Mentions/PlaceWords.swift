/// The words that stand beside places in English, Spanish, Portuguese and Haitian Creole, written as people write them.
enum PlaceWords {
    /// What each of them says.
    static let all: [(PlaceCues, String)] = [
        (.and, "and n y e ak epi x meets meet cross crosses crossing cruza cruzando kwaze"), (.at, "at com con with"),
        (.to, "to through thru a al até ate jiska rive"),
        (
            .corner,
            """
            corner cor crnr cornr conner coner cornner intersection intersects intersecting intersect junction esquina esquinas cruce intersección \
            cruzamento interseção intersecção kwen kafou kwazman entèseksyon
            """
        ),
        (.between, "between btw btwn betwen beetween entre ant"),
        (
            .near,
            """
            near nearby by beside behind opposite across front outside next around close past before after facing toward \
            towards under frente enfrente cerca junto lado detrás afuera pasando perto próximo atrás defronte pré pre kote \
            devan dèyè anfas toupre bò arrière alrededor debajo embaixo beside inside dentro andan
            """
        ),
        (
            .on,
            """
            on in at along off down from up over onto en sobre por desde hasta na no nas nos em pela pelo sou nan lan \
            de del da do d into is at for abouts
            """
        ),
        (
            .filler,
            "the of la el los las lo de del da do dos das a o as os al ao aos à an from to with yon un una um uma mi my"
        ),
        (
            .home,
            "live lives living address resident reside vivo vive vivimos dirección moro mora moramos endereço rete abite adrès"
        ),
        (.block, "block blk bloque quadra cuadra blok"), (.quarter, "nw ne sw se"),
        (.article, "de la del da do das dos las los el lan of the on"),
        (
            .unit,
            "apt apartment unit suite ste floor fl room rm apto apartamento piso andar bloco apatman etaj depto dpto"
        ),
        (.number, "no num number número nº numero nro núm nimewo nimero n"),
        (
            .month,
            """
            january february march april may june july august september october november december jan feb mar apr jun jul \
            aug sep sept oct nov dec enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre \
            diciembre janeiro fevereiro março maio junho julho setembro outubro novembro dezembro janvye fevriye mas avril \
            me jen jiyè out septanm oktòb novanm desanm
            """
        ),
        (.counted, PlaceWords.counted), (.grammar, PlaceWords.grammar), (.ordinary, PlaceWords.ordinary),
        (.nameless, PlaceWords.nameless),
    ]

    private static let counted = """
        am pm day days week weeks month months year years yr yrs hour hours hr hrs minute minutes min mins second seconds \
        sec times time o'clock people persons person kids children cars car trucks truck dogs cats rats feet foot ft inches \
        inch yards miles mile meters metres blocks block mph percent dollars bucks cents pm. trees tree lights bags barrels \
        bins calls emails bikes pounds lbs gallons students houses buildings more other others different of inches \
        dia dias día días semana semanas mes meses año años hora horas minuto minutos veces personas gente carros niños \
        cuadras metros pies dólares árboles bolsas mês mês meses ano anos vezes pessoas crianças ruas quadras pés árvores \
        jou semèn mwa lane èdtan minit fwa moun timoun machin blòk pye dola streets avenues roads schools parks
        """

    private static let grammar = """
        is are was were has have had be been being will would can could should must may might do does did the a an and or \
        but so because since for from to at in on near by with without of off out up down that which who where when while \
        if as it its it's there here this these those my our your their his her we i you he she they not no please pls \
        thanks thank needs need gets got keeps still again now today yesterday tomorrow tonight about around before after \
        behind between across front outside next apt apartment unit floor corner also very just been looks every all \
        es está esta están hay tiene tienen y e o u pero porque desde que se por para en de del la el los las un una no \
        muy mi nuestro su donde cuando con sin cerca frente ya hoy ayer mañana favor gracias necesita hace \
        é está estão tem têm há e ou mas porque desde que se por para em no na de do da os as um uma não muito meu minha \
        nosso onde quando com sem perto frente já hoje ontem amanhã favor obrigado precisa faz fica \
        se gen te ap pa ki ak men paske depi pou nan sou devan dèyè bò kote anfas tout mwen nou li yo la a an lan tanpri \
        mèsi bezwen toujou jodia yè demen fèt se pou
        """

    /// Names of streets in many cities that are words of every day, titles or first names.
    private static let ordinary = """
        school park spring summer winter autumn fall church union central center cross pearl cherry maple oak elm walnut \
        chestnut cedar pine willow ash main high mill college university bay beach hill river lake water ocean forest \
        garden grove green field meadow prairie valley view bow stone rock sand sunset rose lily violet ivy fountain \
        temple harvest market commerce industrial exchange court state federal congress liberty freedom independence \
        cottage village bridge canal dock harbor pleasant grand royal crown king queen prince front back north south east \
        west first second third fourth fifth avenue line porter warren grant lee sycamore beacon home dane gilman hall \
        joy linden albion charles james john paul joseph mary allen francis irving joseph morrison russell day chandler \
        hunting windsor campus alpine tower station concord dover houghton line properzi wheeler short long \
        round pitman heath vine glen laurel lowell preston quincy bell boston medford cambridge cedar fremont adams craigie \
        tyler kent london paris madison washington lincoln franklin jefferson jackson monroe wilson ward vernon bond star \
        sewall skilton sargent rush fisk fiske trull marshall walter thurston thorndike thorpe waldo ware stickney moreland \
        mystic mead meacham murdock may nashua olive oliver osgood otis clifton clyde clark clarke cutter dexter dante \
        elmwood gordon hamlet hathorn henry holt hooker howe hudson hudson jay jacques josephine kidder kimball knapp melvin \
        mossland mountain mortimer newbury niles norton parker partridge perkins perry pinckney powder house richardson \
        rogers simpson spencer starbird sterling teele upland victoria wallace weston wesley whitman willoughby woods woodbine \
        yorktown escuela parque pak plaza estacion estasyon centro city hall police station hospital public target fire field playground rink theater annex mill central police escola lekol skool iglesia igreja legliz lopital biblioteca bibliotek bibliyotek
        """

    /// What goes before "street", "road" or "avenue" without naming one.
    private static let nameless = """
        the my our your his her their this that these those a an any each every same other another whole entire main side \
        back busy quiet narrow wide dead end one way two cross city public private town down up across nearby next open \
        little small big dark dirty bad good local residential access service through which what some no in of on at off \
        to from by sesame high-street and or is are was clean sweep sweeping plow plowed paved block blocked close closed \
        whole bike bus first second third last right left middle front clear crossing
        """
}
