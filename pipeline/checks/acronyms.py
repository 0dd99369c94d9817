"""What acronyms are in Spanish, Portuguese and English. Linguists may edit these lists.

A line has the acronyms of one thing, by language; a language may have several. What a
translation may have in words instead is in ``FULL_FORMS``.
"""

from __future__ import annotations

from pipeline.markup.tags import names

__all__ = ["FULL_FORMS", "LOCALISED", "NO_ACRONYMS", "SMALL"]

_ROWS = """
UN | ONU,NN. UU.,Naciones Unidas | ONU,Nações Unidas
EU | UE,Unión Europea | UE,União Europeia
DST | horario de verano | horário de verão
GUI | gráfica,gráfico,gráficas,gráficos | gráfica,gráfico,gráficas,gráficos
OS | SO,sistema operativo | SO,sistema operacional
US | EE. UU.,EE.UU.,EEUU,EE UU,EE. UU,USA | EUA,E.U.A.,USA
USA | EE. UU.,EE.UU.,EEUU,EE UU | EUA
UK | RU,Reino Unido | RU,Reino Unido
NGO | ONG,organizaciones no gubernamentales | ONG,ONGs
NGOS | ONG | ONG,ONGs
NATO | OTAN | OTAN
WHO | OMS | OMS
WTO | OMC | OMC
ILO | OIT | OIT
IMF | FMI | FMI
IDB | BID | BID
OAS | OEA | OEA
OECD | OCDE | OCDE
IUCN | UICN | UICN
IAEA | OIEA | AIEA
FAO | FAO | FAO
UNDP | PNUD | PNUD
UNEP | PNUMA | PNUMA
UNICEF | Unicef | Unicef
WIPO | OMPI | OMPI
SDG | ODS | ODS
AIDS | sida,SIDA | aids,Aids,SIDA,sida
HIV | VIH | HIV,VIH
DNA | ADN | DNA,ADN
RNA | ARN | RNA,ARN
GDP | PIB | PIB
VAT | IVA | IVA
ICT | TIC | TIC,TICs
AI | IA | IA
GIS | SIG | SIG
GPS | GPS | GPS
FAQ | frecuente | frequente
TOC | TDC,índice | índice,sumário
EOL | fin de vida,fin de línea | fim de vida,fim de linha
CV | currículum,currículo,hoja de vida | currículo
TV | televisión,tele | televisão,tevê
DIY | bricolaje | faça você mesmo
CEO | director,directora | diretor,diretora
HR | RR. HH.,RRHH | RH
PR | RR. PP. | RP
BCE | a. e. c.,a. C. | a. e. c.,a. C.,AEC
CE | e. c.,d. C. | e. c.,d. C.,EC
AD | d. C.,d.C. | d. C.,d.C.
BC | a. C.,a.C. | a. C.,a.C.
GMT | GMT,UTC,hora de Greenwich | GMT,UTC
PIN | NIP | senha
USB | memoria | pen drive
PDF | PDF | PDF
LGBT | LGTB,LGBTI | LGBTI,GLBT
LGBTQ | LGTBQ,LGBTIQ | LGBTQIA
PVC | PVC | PVC
ISBN | ISBN | ISBN
ASAP | cuanto antes,lo antes posible | o quanto antes
RSVP | se ruega contestar | confirme
ETA | hora de llegada | previsão
MOU | memorando,convenio | memorando
TBA | por anunciar | a anunciar
TBD | por definir | a definir
AKA | alias,también conocido,también conocida | vulgo,também conhecido,também conhecida
UFO | OVNI,ovni | OVNI,óvni
VIP | vip | vip
POV | punto de vista | ponto de vista
"""


def _rows() -> list[list[tuple[str, ...]]]:
    lines = (line.split("|") for line in _ROWS.strip().splitlines())
    return [[tuple(form.strip() for form in cell.split(",")) for cell in cells] for cells in lines]


def _localised() -> dict[str, dict[str, tuple[str, ...]]]:
    """Return for each acronym what it is in each language, whichever language it is of."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in _rows():
        by_language = dict(zip(("en", "es", "pt"), row, strict=True))
        for language, forms in by_language.items():
            for form in forms:
                if form.isupper():
                    others = {other: its for other, its in by_language.items() if other != language}
                    known = found.setdefault(form, {})
                    for other, its in others.items():
                        known[other] = (*known.get(other, ()), *its)
    return found


LOCALISED = _localised()
"""Acronym -> language -> what it is there."""

FULL_FORMS = {
    letters: {language: tuple(form.lower() for form in forms if not form.isupper()) for language, forms in its.items()}
    for letters, its in LOCALISED.items()
}
"""The same in words, in small letters."""

NO_ACRONYMS = names(
    """
    all always and any are bold can closed debug digit do does every exit first free get help home how howto last may
    menu must name never new no none normal not note notes now off on only open or out path readme
    safe see shall should some start stop the this todo warning what when why will you
    como con cuidado donde gratis gratuito hoy menú más nada ninguna ninguno nota notas nuevo nunca ojo para por que
    salida sin solo siempre toda todas todo todos
    ars bob brl clp cop cup eur gbp mxn pen pyg usd uyu ves
    agora aqui entrada hoje mais muito nenhum nova novo saída sem sempre só tudo
    """
)
"""Words that are written in capitals to stress them, or because they are on buttons; currencies."""

SMALL = names(
    """
    a al and as da das de del do dos e el em en for in la las los na nas no nos o of on os para pela pelo por the to u y
    """
)
"""Words whose initials are no part of an acronym."""
