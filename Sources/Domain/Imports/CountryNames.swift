/// Countries as people write them.
enum CountryNames {
    /// The ISO 3166-1 alpha-2 code of a country given by that code, by alpha-3, by its German or English name, by the
    /// sign on cars where it is usual in addresses (`D`, `A`), or by a common other name, also by two of them (`Schweiz
    /// (CH)`); nil for an unknown one.
    static func code(_ text: String) -> String? {
        if text.utf8.count == 2, known.contains(text) { return text }
        let text = String(text.prefix(100))
        return codes[HeaderName.fold(text)] ?? shared(text)
    }

    /// The country that the parts of a text agree on; a part may be no country where another is more than a letter.
    private static func shared(_ text: String) -> String? {
        let parts = text.split { "-–/(),".contains($0) }.map { HeaderName.fold(String($0)) }.filter { !$0.isEmpty }
        guard parts.count > 1 else { return nil }
        let named = parts.filter { codes[$0] != nil }
        let found = Set(named.compactMap { codes[$0] })
        guard found.count == 1, named.count == parts.count || named.contains(where: { $0.utf8.count > 1 }) else {
            return nil
        }
        return found.first
    }

    private static let known = Set(codes.values)

    private static let codes: [String: String] = {
        var result: [String: String] = [:]
        for line in table.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 2)
            guard parts.count == 3 else { continue }
            let names = [parts[0], parts[1]] + parts[2].split(separator: "|")
            for name in names { result[HeaderName.fold(String(name))] = String(parts[0]) }
        }
        for line in others.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2 else { continue }
            for name in parts[1].split(separator: "|") { result[HeaderName.fold(String(name))] = String(parts[0]) }
        }
        return result
    }()

    /// Other names, and the signs on cars of the neighbours.
    private static let others = """
        DE D|BRD|Dtl.|Dtld.|Deutschl.|Bundesrepublik Deutschland|Federal Republic of Germany|Allemagne
        AT A|Ö|Österr.|Republik Österreich|Autriche
        CH Schweizerische Eidgenossenschaft|Suisse|Svizzera
        FR F|La France
        IT I|Italia
        BE B|Belgique|België
        LU L|Großherzogtum Luxemburg
        NL Holland|Nederland|The Netherlands
        ES E|España
        PL Polska
        CZ Tschechische Republik|Czech Republic|Česko
        SK Slowakische Republik|Slovak Republic
        DK Danmark
        SE S|Sverige
        NO N|Norge
        FI FIN|Suomi
        PT P
        HU H|Magyarország
        SI SLO
        HR Hrvatska
        GR EL|Hellas
        GB UK|Großbritannien|Great Britain|England|Schottland|Scotland|Wales
        GB Nordirland|Northern Ireland|Vereinigtes Königreich
        US USA|Vereinigte Staaten von Amerika|United States of America|U.S.|Amerika|America
        RU Russische Föderation|Russian Federation
        TR Turkey|Türkei
        MK Mazedonien|Macedonia
        MD Republik Moldau|Moldawien
        BA Bosnien|Bosnien-Herzegowina
        IR Iran
        KR Republik Korea|Korea
        CD Kongo
        VA Vatikan|Vatican
        """

    /// Code, alpha-3, German and English name (CLDR).
    private static let table = """
        AD AND Andorra
        AE ARE Vereinigte Arabische Emirate|United Arab Emirates
        AF AFG Afghanistan
        AG ATG Antigua und Barbuda|Antigua & Barbuda
        AI AIA Anguilla
        AL ALB Albanien|Albania
        AM ARM Armenien|Armenia
        AO AGO Angola
        AQ ATA Antarktis|Antarctica
        AR ARG Argentinien|Argentina
        AS ASM Amerikanisch-Samoa|American Samoa
        AT AUT Österreich|Austria
        AU AUS Australien|Australia
        AW ABW Aruba
        AX ALA Ålandinseln|Åland Islands
        AZ AZE Aserbaidschan|Azerbaijan
        BA BIH Bosnien und Herzegowina|Bosnia & Herzegovina
        BB BRB Barbados
        BD BGD Bangladesch|Bangladesh
        BE BEL Belgien|Belgium
        BF BFA Burkina Faso
        BG BGR Bulgarien|Bulgaria
        BH BHR Bahrain
        BI BDI Burundi
        BJ BEN Benin
        BL BLM St. Barthélemy
        BM BMU Bermuda
        BN BRN Brunei Darussalam|Brunei
        BO BOL Bolivien|Bolivia
        BQ BES Karibische Niederlande|Caribbean Netherlands
        BR BRA Brasilien|Brazil
        BS BHS Bahamas
        BT BTN Bhutan
        BV BVT Bouvetinsel|Bouvet Island
        BW BWA Botsuana|Botswana
        BY BLR Belarus
        BZ BLZ Belize
        CA CAN Kanada|Canada
        CC CCK Kokosinseln|Cocos (Keeling) Islands
        CD COD Kongo-Kinshasa|Congo - Kinshasa
        CF CAF Zentralafrikanische Republik|Central African Republic
        CG COG Kongo-Brazzaville|Congo - Brazzaville
        CH CHE Schweiz|Switzerland
        CI CIV Côte d’Ivoire
        CK COK Cookinseln|Cook Islands
        CL CHL Chile
        CM CMR Kamerun|Cameroon
        CN CHN China, Festland|China mainland
        CO COL Kolumbien|Colombia
        CR CRI Costa Rica
        CU CUB Kuba|Cuba
        CV CPV Cabo Verde|Cape Verde
        CW CUW Curaçao
        CX CXR Weihnachtsinsel|Christmas Island
        CY CYP Zypern|Cyprus
        CZ CZE Tschechien|Czechia
        DE DEU Deutschland|Germany
        DJ DJI Dschibuti|Djibouti
        DK DNK Dänemark|Denmark
        DM DMA Dominica
        DO DOM Dominikanische Republik|Dominican Republic
        DZ DZA Algerien|Algeria
        EC ECU Ecuador
        EE EST Estland|Estonia
        EG EGY Ägypten|Egypt
        EH ESH Westsahara|Western Sahara
        ER ERI Eritrea
        ES ESP Spanien|Spain
        ET ETH Äthiopien|Ethiopia
        FI FIN Finnland|Finland
        FJ FJI Fidschi|Fiji
        FK FLK Falklandinseln|Falkland Islands
        FM FSM Mikronesien|Micronesia
        FO FRO Färöer|Faroe Islands
        FR FRA Frankreich|France
        GA GAB Gabun|Gabon
        GB GBR Vereinigtes Königreich|United Kingdom
        GD GRD Grenada
        GE GEO Georgien|Georgia
        GF GUF Französisch-Guayana|French Guiana
        GG GGY Guernsey
        GH GHA Ghana
        GI GIB Gibraltar
        GL GRL Grönland|Greenland
        GM GMB Gambia
        GN GIN Guinea
        GP GLP Guadeloupe
        GQ GNQ Äquatorialguinea|Equatorial Guinea
        GR GRC Griechenland|Greece
        GS SGS Südgeorgien und die Südlichen Sandwichinseln|So. Georgia & So. Sandwich Isl.
        GT GTM Guatemala
        GU GUM Guam
        GW GNB Guinea-Bissau
        GY GUY Guyana
        HK HKG Hongkong|Hong Kong
        HM HMD Heard und McDonaldinseln|Heard & McDonald Islands
        HN HND Honduras
        HR HRV Kroatien|Croatia
        HT HTI Haiti
        HU HUN Ungarn|Hungary
        ID IDN Indonesien|Indonesia
        IE IRL Irland|Ireland
        IL ISR Israel
        IM IMN Isle of Man
        IN IND Indien|India
        IO IOT Chagos-Archipel|Chagos Archipelago
        IQ IRQ Irak|Iraq
        IR IRN Iran
        IS ISL Island|Iceland
        IT ITA Italien|Italy
        JE JEY Jersey
        JM JAM Jamaika|Jamaica
        JO JOR Jordanien|Jordan
        JP JPN Japan
        KE KEN Kenia|Kenya
        KG KGZ Kirgisistan|Kyrgyzstan
        KH KHM Kambodscha|Cambodia
        KI KIR Kiribati
        KM COM Komoren|Comoros
        KN KNA St. Kitts und Nevis|St. Kitts & Nevis
        KP PRK Nordkorea|North Korea
        KR KOR Südkorea|South Korea
        KW KWT Kuwait
        KY CYM Kaimaninseln|Cayman Islands
        KZ KAZ Kasachstan|Kazakhstan
        LA LAO Laos
        LB LBN Libanon|Lebanon
        LC LCA St. Lucia
        LI LIE Liechtenstein
        LK LKA Sri Lanka
        LR LBR Liberia
        LS LSO Lesotho
        LT LTU Litauen|Lithuania
        LU LUX Luxemburg|Luxembourg
        LV LVA Lettland|Latvia
        LY LBY Libyen|Libya
        MA MAR Marokko|Morocco
        MC MCO Monaco
        MD MDA Republik Moldau|Moldova
        ME MNE Montenegro
        MF MAF St. Martin
        MG MDG Madagaskar|Madagascar
        MH MHL Marshallinseln|Marshall Islands
        MK MKD Nordmazedonien|North Macedonia
        ML MLI Mali
        MM MMR Myanmar|Myanmar (Burma)
        MN MNG Mongolei|Mongolia
        MO MAC Macao
        MP MNP Nördliche Marianen|Northern Mariana Islands
        MQ MTQ Martinique
        MR MRT Mauretanien|Mauritania
        MS MSR Montserrat
        MT MLT Malta
        MU MUS Mauritius
        MV MDV Malediven|Maldives
        MW MWI Malawi
        MX MEX Mexiko|Mexico
        MY MYS Malaysia
        MZ MOZ Mosambik|Mozambique
        NA NAM Namibia
        NC NCL Neukaledonien|New Caledonia
        NE NER Niger
        NF NFK Norfolkinsel|Norfolk Island
        NG NGA Nigeria
        NI NIC Nicaragua
        NL NLD Niederlande|Netherlands
        NO NOR Norwegen|Norway
        NP NPL Nepal
        NR NRU Nauru
        NU NIU Niue
        NZ NZL Neuseeland|New Zealand
        OM OMN Oman
        PA PAN Panama
        PE PER Peru
        PF PYF Französisch-Polynesien|French Polynesia
        PG PNG Papua-Neuguinea|Papua New Guinea
        PH PHL Philippinen|Philippines
        PK PAK Pakistan
        PL POL Polen|Poland
        PM SPM St. Pierre und Miquelon|St. Pierre & Miquelon
        PN PCN Pitcairninseln|Pitcairn Islands
        PR PRI Puerto Rico
        PS PSE Palästinensische Autonomiegebiete|Palestinian Territories
        PT PRT Portugal
        PW PLW Palau
        PY PRY Paraguay
        QA QAT Katar|Qatar
        RE REU Réunion
        RO ROU Rumänien|Romania
        RS SRB Serbien|Serbia
        RU RUS Russland|Russia
        RW RWA Ruanda|Rwanda
        SA SAU Saudi-Arabien|Saudi Arabia
        SB SLB Salomonen|Solomon Islands
        SC SYC Seychellen|Seychelles
        SD SDN Sudan
        SE SWE Schweden|Sweden
        SG SGP Singapur|Singapore
        SH SHN St. Helena
        SI SVN Slowenien|Slovenia
        SJ SJM Spitzbergen und Jan Mayen|Svalbard & Jan Mayen
        SK SVK Slowakei|Slovakia
        SL SLE Sierra Leone
        SM SMR San Marino
        SN SEN Senegal
        SO SOM Somalia
        SR SUR Suriname
        SS SSD Südsudan|South Sudan
        ST STP São Tomé und Príncipe|São Tomé & Príncipe
        SV SLV El Salvador
        SX SXM Sint Maarten
        SY SYR Syrien|Syria
        SZ SWZ Eswatini
        TC TCA Turks- und Caicosinseln|Turks & Caicos Islands
        TD TCD Tschad|Chad
        TF ATF Französische Süd- und Antarktisgebiete|French Southern Territories
        TG TGO Togo
        TH THA Thailand
        TJ TJK Tadschikistan|Tajikistan
        TK TKL Tokelau
        TL TLS Timor-Leste
        TM TKM Turkmenistan
        TN TUN Tunesien|Tunisia
        TO TON Tonga
        TR TUR Türkei|Türkiye
        TT TTO Trinidad und Tobago|Trinidad & Tobago
        TV TUV Tuvalu
        TW TWN Taiwan
        TZ TZA Tansania|Tanzania
        UA UKR Ukraine
        UG UGA Uganda
        UM UMI Amerikanische Überseeinseln|U.S. Outlying Islands
        US USA Vereinigte Staaten|United States
        UY URY Uruguay
        UZ UZB Usbekistan|Uzbekistan
        VA VAT Vatikanstadt|Vatican City
        VC VCT St. Vincent und die Grenadinen|St. Vincent & Grenadines
        VE VEN Venezuela
        VG VGB Britische Jungferninseln|British Virgin Islands
        VI VIR Amerikanische Jungferninseln|U.S. Virgin Islands
        VN VNM Vietnam
        VU VUT Vanuatu
        WF WLF Wallis und Futuna|Wallis & Futuna
        WS WSM Samoa
        YE YEM Jemen|Yemen
        YT MYT Mayotte
        ZA ZAF Südafrika|South Africa
        ZM ZMB Sambia|Zambia
        ZW ZWE Simbabwe|Zimbabwe
        """
}
