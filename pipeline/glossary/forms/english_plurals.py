"""English plurals that no rule tells: old ones, and those of words that kept their Latin, Greek, French or Italian one.

After Rodney Huddleston and Geoffrey Pullum, *The Cambridge Grammar of the English
Language* (2002), chapter 18, sections 4.1 to 4.3. Suggestions write the first one.
"""

from __future__ import annotations

from pipeline.glossary.forms.grammar import irregulars, word_set

__all__ = ["IRREGULAR_PLURALS", "UNCHANGING"]

IRREGULAR_PLURALS = irregulars("""
    addendum: addenda
    aircraft:
    alga: algae
    alumna: alumnae
    alumnus: alumni
    antenna: antennas antennae
    appendix: appendices appendixes
    aquarium: aquariums aquaria
    archipelago: archipelagos archipelagoes
    axis: axes
    bacterium: bacteria
    buffalo: buffaloes buffalos
    bus: buses busses
    cactus: cacti cactuses
    caiman: caimans
    calf: calves
    cargo: cargoes cargos
    cherub: cherubs cherubim
    child: children
    codex: codices codexes
    corpus: corpora corpuses
    criterion: criteria
    curriculum: curricula curriculums
    datum: data
    deer:
    desideratum: desiderata
    die: dies dice
    dormouse: dormice
    dwarf: dwarfs dwarves
    echo: echoes
    elf: elves
    epoch: epochs
    equipment:
    erratum: errata
    eunuch: eunuchs
    fish: fishes
    flamingo: flamingos flamingoes
    focus: focuses foci
    foot: feet
    formula: formulas formulae
    fresco: frescoes frescos
    fungus: fungi funguses
    furniture:
    genus: genera
    german: germans
    goose: geese
    graffito: graffiti
    grotto: grottoes grottos
    half: halves
    halo: haloes halos
    hero: heroes
    hoof: hooves hoofs
    human: humans
    index: indexes indices
    information:
    intaglio: intaglios intagli
    kibbutz: kibbutzim
    knife: knives
    larva: larvae
    leaf: leaves
    libretto: librettos libretti
    life: lives
    loaf: loaves
    loch: lochs
    locus: loci
    louse: lice
    mango: mangoes mangos
    manifesto: manifestos manifestoes
    matriarch: matriarchs
    matrix: matrices matrixes
    medium: media mediums
    memento: mementos mementoes
    memorandum: memoranda memorandums
    millennium: millennia millenniums
    monarch: monarchs
    moose:
    mosquito: mosquitoes mosquitos
    motto: mottoes mottos
    mouse: mice
    norman: normans
    nucleus: nuclei
    offspring:
    opus: opuses opera
    ottoman: ottomans
    ovum: ova
    ox: oxen
    palazzo: palazzi palazzos
    patriarch: patriarchs
    penny: pennies pence
    person: people persons
    persona: personas personae
    phenomenon: phenomena
    portico: porticoes porticos
    potato: potatoes
    putto: putti
    quiz: quizzes
    radius: radii radiuses
    roman: romans
    salmon:
    scarf: scarves scarfs
    self: selves
    seraph: seraphs seraphim
    series:
    shaman: shamans
    sheep:
    shelf: shelves
    species:
    spectrum: spectra spectrums
    staff: staffs
    stimulus: stimuli
    stomach: stomachs
    stratum: strata
    syllabus: syllabuses syllabi
    talisman: talismans
    thief: thieves
    tomato: tomatoes
    tooth: teeth
    tornado: tornadoes tornados
    torpedo: torpedoes
    torso: torsos torsi
    trout:
    vertebra: vertebrae vertebras
    vertex: vertices vertexes
    veto: vetoes
    virtuoso: virtuosos virtuosi
    volcano: volcanoes volcanos
    vortex: vortices vortexes
    wharf: wharves
    wife: wives
    wolf: wolves
    zero: zeros zeroes
""")

UNCHANGING = word_set("""
    arts barracks bourgeois chassis corps crossroads goods grounds headquarters innings means news patois physics
    politics premises rendezvous savings statistics thanks works
""")
"""Words that look like plurals and have no other number, or mean something else in it."""
