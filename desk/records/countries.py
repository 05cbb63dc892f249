"""Countries by their ISO 3166-1 codes, and the names that people write for them in English and Spanish."""

from functools import cache

from desk.records.errors import BadInput
from desk.records.texts import bare

# Two letters, the English name, and the Spanish one where it differs, as the Unicode CLDR has them.
_NAMES = """
AD Andorra; AE United Arab Emirates=Emiratos Árabes Unidos; AF Afghanistan=Afganistán; AG Antigua &
Barbuda=Antigua y Barbuda; AI Anguilla=Anguila; AL Albania; AM Armenia; AO Angola; AQ
Antarctica=Antártida; AR Argentina; AS American Samoa=Samoa Americana; AT Austria; AU Australia; AW Aruba;
AX Åland Islands=Islas Aland; AZ Azerbaijan=Azerbaiyán; BA Bosnia & Herzegovina=Bosnia y Herzegovina; BB
Barbados; BD Bangladesh=Bangladés; BE Belgium=Bélgica; BF Burkina Faso; BG Bulgaria; BH Bahrain=Baréin; BI
Burundi; BJ Benin=Benín; BL St. Barthélemy=San Bartolomé; BM Bermuda=Bermudas; BN Brunei=Brunéi; BO
Bolivia; BQ Caribbean Netherlands=Caribe neerlandés; BR Brazil=Brasil; BS Bahamas; BT Bhutan=Bután; BV
Bouvet Island=Isla Bouvet; BW Botswana=Botsuana; BY Belarus=Bielorrusia; BZ Belize=Belice; CA
Canada=Canadá; CC Cocos (Keeling) Islands=Islas Cocos; CD Congo - Kinshasa; CF Central African
Republic=República Centroafricana; CG Congo - Brazzaville=Congo; CH Switzerland=Suiza; CI Côte d’Ivoire;
CK Cook Islands=Islas Cook; CL Chile; CM Cameroon=Camerún; CN China; CO Colombia; CR Costa Rica; CU Cuba;
CV Cape Verde=Cabo Verde; CW Curaçao=Curazao; CX Christmas Island=Isla de Navidad; CY Cyprus=Chipre; CZ
Czechia=Chequia; DE Germany=Alemania; DJ Djibouti=Yibuti; DK Denmark=Dinamarca; DM Dominica; DO Dominican
Republic=República Dominicana; DZ Algeria=Argelia; EC Ecuador; EE Estonia; EG Egypt=Egipto; EH Western
Sahara=Sáhara Occidental; ER Eritrea; ES Spain=España; ET Ethiopia=Etiopía; FI Finland=Finlandia; FJ
Fiji=Fiyi; FK Falkland Islands=Islas Malvinas; FM Micronesia; FO Faroe Islands=Islas Feroe; FR
France=Francia; GA Gabon=Gabón; GB United Kingdom=Reino Unido; GD Grenada=Granada; GE Georgia; GF French
Guiana=Guayana Francesa; GG Guernsey=Guernesey; GH Ghana; GI Gibraltar; GL Greenland=Groenlandia; GM
Gambia; GN Guinea; GP Guadeloupe=Guadalupe; GQ Equatorial Guinea=Guinea Ecuatorial; GR Greece=Grecia; GS
South Georgia & South Sandwich Islands=Islas Georgia del Sur y Sandwich del Sur; GT Guatemala; GU Guam; GW
Guinea-Bissau=Guinea-Bisáu; GY Guyana; HK Hong Kong; HM Heard & McDonald Islands=Islas Heard y McDonald;
HN Honduras; HR Croatia=Croacia; HT Haiti=Haití; HU Hungary=Hungría; ID Indonesia; IE Ireland=Irlanda; IL
Israel; IM Isle of Man=Isla de Man; IN India; IO British Indian Ocean Territory=Territorio Británico del
Océano Índico; IQ Iraq=Irak; IR Iran=Irán; IS Iceland=Islandia; IT Italy=Italia; JE Jersey; JM Jamaica; JO
Jordan=Jordania; JP Japan=Japón; KE Kenya=Kenia; KG Kyrgyzstan=Kirguistán; KH Cambodia=Camboya; KI
Kiribati; KM Comoros=Comoras; KN St. Kitts & Nevis=San Cristóbal y Nieves; KP North Korea=Corea del Norte;
KR South Korea=Corea del Sur; KW Kuwait; KY Cayman Islands=Islas Caimán; KZ Kazakhstan=Kazajistán; LA
Laos; LB Lebanon=Líbano; LC St. Lucia=Santa Lucía; LI Liechtenstein; LK Sri Lanka; LR Liberia; LS
Lesotho=Lesoto; LT Lithuania=Lituania; LU Luxembourg=Luxemburgo; LV Latvia=Letonia; LY Libya=Libia; MA
Morocco=Marruecos; MC Monaco=Mónaco; MD Moldova=Moldavia; ME Montenegro; MF St. Martin=San Martín; MG
Madagascar; MH Marshall Islands=Islas Marshall; MK North Macedonia=Macedonia del Norte; ML Mali; MM
Myanmar (Burma)=Myanmar (Birmania); MN Mongolia; MO Macao; MP Northern Mariana Islands=Islas Marianas del
Norte; MQ Martinique=Martinica; MR Mauritania; MS Montserrat; MT Malta; MU Mauritius=Mauricio; MV
Maldives=Maldivas; MW Malawi=Malaui; MX Mexico=México; MY Malaysia=Malasia; MZ Mozambique; NA Namibia; NC
New Caledonia=Nueva Caledonia; NE Niger=Níger; NF Norfolk Island=Isla Norfolk; NG Nigeria; NI Nicaragua;
NL Netherlands=Países Bajos; NO Norway=Noruega; NP Nepal; NR Nauru; NU Niue; NZ New Zealand=Nueva Zelanda;
OM Oman=Omán; PA Panama=Panamá; PE Peru=Perú; PF French Polynesia=Polinesia Francesa; PG Papua New
Guinea=Papúa Nueva Guinea; PH Philippines=Filipinas; PK Pakistan=Pakistán; PL Poland=Polonia; PM St.
Pierre & Miquelon=San Pedro y Miquelón; PN Pitcairn Islands=Islas Pitcairn; PR Puerto Rico; PS Palestinian
Territories=Territorios Palestinos; PT Portugal; PW Palau=Palaos; PY Paraguay; QA Qatar=Catar; RE
Réunion=Reunión; RO Romania=Rumanía; RS Serbia; RU Russia=Rusia; RW Rwanda=Ruanda; SA Saudi Arabia=Arabia
Saudí; SB Solomon Islands=Islas Salomón; SC Seychelles; SD Sudan=Sudán; SE Sweden=Suecia; SG
Singapore=Singapur; SH St. Helena=Santa Elena; SI Slovenia=Eslovenia; SJ Svalbard & Jan Mayen=Svalbard y
Jan Mayen; SK Slovakia=Eslovaquia; SL Sierra Leone=Sierra Leona; SM San Marino; SN Senegal; SO Somalia; SR
Suriname=Surinam; SS South Sudan=Sudán del Sur; ST São Tomé & Príncipe=Santo Tomé y Príncipe; SV El
Salvador; SX Sint Maarten; SY Syria=Siria; SZ Eswatini=Esuatini; TC Turks & Caicos Islands=Islas Turcas y
Caicos; TD Chad; TF French Southern Territories=Territorios Australes Franceses; TG Togo; TH
Thailand=Tailandia; TJ Tajikistan=Tayikistán; TK Tokelau; TL Timor-Leste; TM Turkmenistan=Turkmenistán; TN
Tunisia=Túnez; TO Tonga; TR Türkiye=Turquía; TT Trinidad & Tobago=Trinidad y Tobago; TV Tuvalu; TW
Taiwan=Taiwán; TZ Tanzania; UA Ukraine=Ucrania; UG Uganda; UM U.S. Outlying Islands=Islas menores alejadas
de EE. UU.; US United States=Estados Unidos; UY Uruguay; UZ Uzbekistan=Uzbekistán; VA Vatican City=Ciudad
del Vaticano; VC St. Vincent & Grenadines=San Vicente y las Granadinas; VE Venezuela; VG British Virgin
Islands=Islas Vírgenes Británicas; VI U.S. Virgin Islands=Islas Vírgenes de EE. UU.; VN Vietnam; VU
Vanuatu; WF Wallis & Futuna=Wallis y Futuna; WS Samoa; YE Yemen; YT Mayotte; ZA South Africa=Sudáfrica; ZM
Zambia; ZW Zimbabwe=Zimbabue
"""
_ALSO = {
    "usa": "US", "u s a": "US", "u s": "US", "united states of america": "US", "eeuu": "US", "ee uu": "US",
    "estados unidos de america": "US", "uk": "GB", "u k": "GB", "great britain": "GB", "england": "GB",
    "scotland": "GB", "wales": "GB", "northern ireland": "GB", "inglaterra": "GB", "escocia": "GB",
    "gran bretana": "GB", "holland": "NL", "holanda": "NL", "czech republic": "CZ", "republica checa": "CZ",
    "republic of ireland": "IE", "korea": "KR", "south korea": "KR", "russian federation": "RU",
    "turkey": "TR", "ivory coast": "CI", "hong kong sar": "HK", "viet nam": "VN", "macedonia": "MK",
}  # fmt: skip
# The alpha-3 codes of where parcels of a shop in the United States go most.
_LONG = {
    "USA": "US", "CAN": "CA", "MEX": "MX", "GBR": "GB", "DEU": "DE", "FRA": "FR", "ESP": "ES", "ITA": "IT",
    "AUS": "AU", "JPN": "JP", "NLD": "NL", "BEL": "BE", "CHE": "CH", "AUT": "AT", "IRL": "IE", "NZL": "NZ",
    "PRI": "PR", "BRA": "BR", "KOR": "KR", "SWE": "SE", "NOR": "NO", "DNK": "DK", "POL": "PL", "PRT": "PT",
}  # fmt: skip


@cache
def known() -> dict[str, str]:
    """The two-letter code of a country by every name of it, without accents and case, and by itself."""
    found: dict[str, str] = dict(_ALSO)
    for row in " ".join(_NAMES.split()).split("; "):
        code, names = row[:2], row[3:]
        found.update({_bare(name): code for name in (*names.split("="), code)})
    return found | {bare(long): code for long, code in _LONG.items()}


def country_code(text: str) -> str:
    """The two-letter code of a country written as a name or code; the United States for none.

    Raises BadInput ``country-near`` with the nearest code, or ``country-unknown``.
    """
    # Imported when first used: a start needs no nearest name.
    from difflib import get_close_matches

    wanted = _bare(text)
    if not wanted:
        return "US"
    found = known().get(wanted)
    if found is None:
        near = get_close_matches(wanted, known(), 1)
        if near:
            raise BadInput("country-near", country=text.strip(), nearest=known()[near[0]])
        raise BadInput("country-unknown", country=text.strip())
    return found


def _bare(name: str) -> str:
    return " ".join(word for word in bare(name).split() if word not in ("and", "the", "y"))
