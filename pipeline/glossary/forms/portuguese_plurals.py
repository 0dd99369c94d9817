"""Portuguese plurals that no rule tells.

After Celso Cunha and Lindley Cintra, *Nova Gramática do Português Contemporâneo*, chapter
8, on the words in *-ão*. Suggestions write the first one.
"""

from __future__ import annotations

from pipeline.glossary.forms.grammar import irregulars

__all__ = ["IRREGULAR_PLURALS"]

IRREGULAR_PLURALS = irregulars("""
    abdómen: abdomens abdómenes
    abdômen: abdomens abdômenes
    aldeão: aldeões aldeãos aldeães
    alemão: alemães
    anão: anões anãos
    ancião: anciãos anciões anciães
    artesão: artesãos artesões
    atelier: ateliers
    aval: avais avales
    campus: campi
    capelão: capelães
    capitão: capitães
    carácter: caracteres
    caráter: caracteres
    catalão: catalães
    cão: cães
    charlatão: charlatães
    chão: chãos
    cidadão: cidadãos
    cirurgião: cirurgiões cirurgiães
    corrimão: corrimãos corrimões
    cortesão: cortesãos
    cover: covers
    cônsul: cônsules
    cristão: cristãos
    dealer: dealers
    designer: designers
    deus: deuses
    dossier: dossiers
    dólmen: dolmens dólmenes
    email: emails
    escrivão: escrivães
    espécimen: espécimens
    gel: géis geles
    gérmen: germens
    gol: gols
    grão: grãos
    guardião: guardiões guardiães
    hífen: hifens
    irmão: irmãos
    júnior: juniores
    líquen: liquens
    mail: mails
    mal: males
    mão: mãos
    mel: méis meles
    pagão: pagãos
    pão: pães
    pólen: polens
    sacristão: sacristães sacristãos
    sénior: seniores
    sênior: seniores
    souvenir: souvenirs
    tabelião: tabeliães
    vão: vãos
    vilão: vilões vilãos
    vulcão: vulcões vulcãos
""")
"""What became of Latin *-anos* and *-anes*; a stress that moves; *-es* where the ending asks for another."""
