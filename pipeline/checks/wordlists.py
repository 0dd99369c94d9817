"""What tells Spanish, Portuguese and English apart. Linguists may edit these lists.

A word speaks for a language against another one if it is in the list of the first and
not in that of the second. So a word that two languages share belongs in both lists.
"""

from __future__ import annotations

from pipeline.markup.tags import names

__all__ = ["BEGINNINGS", "CONNECTORS", "ENDINGS", "LABELS", "NAME_STARTERS", "PLACES", "SPELLINGS", "WORDS"]

WORDS = {
    "en": names(
        """
        a about across after against all already also although always among an and another any anyone are as at away
        be became because been before being below between both but by call can cannot could did do does don't down
        during each either every few first for found from further get give given had has have her here his how if in
        into is it its just know last like made make many may might more most much must my need never new no not now
        of off often on once one only open or other others our out over own people per rather read same see several
        she should shown since so some still such take than that the their them then there these they this those
        through throughout to together too two under until up us use used using very via was way we well were what
        when where whether which while who whom whose why will with within without work would year years yes you your
        january february march april june july august september october november december
        museum museums heritage award awards grant grants training exhibition exhibitions report
        come era fin he mayor me pan sea sin solo son tan van
        """
    ),
    "es": names(
        """
        bolsa bolsas caso forma has he mas once use vos
        a además al algo alguna algunas algunos algún ante antes aquel aquella aquellos aquí así aún aunque año años
        bajo bien cada casi como con contra cual cuales cualquier cuando cuanto cuya cuyo cuyos cómo cuándo cuál da
        de debe deben del desde después donde dos durante dónde e el ella ellas ello ellos en entonces entre era eran
        eres es esa esas ese esos esta estaba estado estas este esto estos está están fin fue fueron gracias gran ha
        hace hacer hacia haber había han hasta hay haya hoy la las le les lo los luego más me mediante mejor menos mi
        mientras mis mismo misma mismos mucha muchas mucho muchos muy nada ni ningún ninguna no nos nosotros nuestra
        nuestras nuestro nuestros nueva nuevas nuevo nuevos nunca o otra otras otro otros para pero poco por porque
        primer primera primero pueda puede pueden pues que quien quienes qué quién se sea sean según ser será serán
        si sido siempre sin sino sobre solo son su sus suyo sólo sí tal también tampoco tan tanto te tener tenga
        tiene tienen tiempo toda todas todavía todo todos tras tres tu tus un una unas uno unos usted ustedes u va
        van varias varios vez veces vida y ya yo él
        enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre
        museo museos patrimonio premio premios beca becas convocatoria desconocido autor autora
        """
    ),
    "pt": names(
        """
        come estado for si solo te use via
        a abaixo acima agora ainda além algo alguma algumas alguns algum ano anos ante antes ao aos apenas após aquela
        aquele aqueles aqui as assim até bem cada caso com como contra cuja cujo cujos da daquele das de dela delas
        dele deles depois desde dessa dessas desse desses desta deste destes deve devem diante do dos duas durante
        dois e ela elas ele eles em embora enquanto entanto entre era eram essa essas esse esses esta estas este estes
        está estão eu faz fazer fim foi foram forma há isso isto já lhe lhes mais mas me melhor menos mesma mesmo meu
        minha muita muitas muito muitos na nada nas nem nenhum nenhuma nessa nesse nesta neste no nos nossa nossas
        nosso nossos nova novas novo novos num numa nunca não nós o onde os ou outra outras outro outros para pela
        pelas pelo pelos perante pode podem pois por porque portanto possa pouco primeira primeiro qual quais qualquer
        quando quanto que quem se seja sejam sem sempre sendo ser será serão seu seus sido sob sobre sua suas são só
        tal também tanto tem tempo tenha ter toda todas todo todos três têm um uma umas uns vai vários várias vez vezes
        vida você vocês vos à às é
        janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
        museu museus património patrimônio prémio prêmio prêmios bolsa bolsas convocatória desconhecido autor autora
        """
    ),
}
"""Words that carry no meaning of their own, months, and a few that every museum text has."""

LABELS = {
    "en": names("caption courtesy credit credits image photo photograph photographer photographs photos source"),
    "es": names(
        "cortesía crédito créditos foto fotografía fotografías fotos fotógrafa fotógrafo fuente imagen leyenda"
    ),
    "pt": names("cortesia crédito créditos foto fotografia fotografias fotos fotógrafa fotógrafo fonte imagem legenda"),
}
"""What stands in captions before a name; with a colon behind it weighs as much as two words."""

BEGINNINGS = {
    "en": names("th wh kn"),
    "es": names("lla lle llo"),
}
"""How words begin that one language has and the others hardly ever."""

ENDINGS = {
    "en": names("sion sions tion tions ness ship ships ght ing ings ously ely ally"),
    "es": names("ción ciones sión siones dad miento mientos mienta mientas eza aje ajes mente"),
    "pt": names(
        """
        dade agem agens eza mente nha nhas nhe nhes nho nhos lha lhas lhe lhes lho lhos nhar lhar lhor lhores
        nheira nheiras nheiro nheiros
        """
    ),
}
"""How they end."""

SPELLINGS = {
    "en": names("ck sh ow ee"),
    "es": names("ñ uev"),
    "pt": names("ã õ ç ê ô â à"),
}
"""What they have anywhere."""

PLACES = {
    "en": names("bolivia brazil colombia ecuador nicaragua panama paraguay peru spain uruguay"),
    "es": names("bolivia brasil colombia ecuador españa nicaragua panamá paraguay perú uruguay"),
    "pt": names("bolívia brasil colômbia equador espanha nicarágua panamá paraguai peru uruguai"),
}
"""Countries that are not spelt alike in all languages."""

CONNECTORS = names("a al and da das de del do dos e el en for in la las los na no of on para por the y")
"""Small words that stand inside names."""

NAME_STARTERS = names(
    """
    a as el la las los o os the
    award heritage museo museos museu museus museum museums patrimonio património patrimônio premio premios prémio
    prêmio prêmios
    """
)
"""Words of the lists above that often begin a name."""
