"""Nouns for persons and animals of either gender, which no ending tells.

Those whose feminine is a thing or an art are not here: *técnico*.
"""

from __future__ import annotations

from pipeline.glossary.forms.grammar import word_set

__all__ = ["PORTUGUESE", "SPANISH"]

SPANISH = word_set("""
    abad abogado abuelo actor adversario alcalde alemán alfarero alumno amigo anciano andaluz anfitrión apoderado
    archivero arquitecto artesano asociado bailarín barón becario beneficiario bibliotecario bombero brujo caballero
    camarero campeón candidato carpintero catalán chico chino científico cirujano ciudadano cliente cocinero colono
    comisario compañero concejal conde consejero copropietario criado cuñado danés delegado dependiente desconocido
    destinatario difunto dios diputado dueño duque emperador empleado empresario encargado enemigo enfermero enfermo
    esclavo escocés escribano español esposo experto extranjero filósofo forastero fotógrafo francés funcionario
    gallo ganadero gato genovés geógrafo gerente gitano graduado granjero guardián guerrero heredero hermano herrero
    héroe hijo holandés huérfano indio infante ingeniero inglés invitado irlandés japonés jardinero jefe jubilado
    judío juez león librero licenciado lobo maestro mago marqués mensajero mestizo médico minero ministro misionero
    monje mozo muchacho musulmán nativo nieto niño notario novio obrero parlamentario partidario pasajero patrón
    peregrino perito perro pionero platero poeta portugués presidente preso primo prisionero príncipe propietario
    refugiado reo rey sacerdote santo sastre secretario señor señorito sirviente sobrino socio soltero sordo
    subsidiario sueco suegro tesorero titulado tío turco tutor usuario vecino veterano veterinario viajero
    vicepresidente viejo visigodo viudo voluntario zorro
""")

PORTUGUESE = word_set("""
    abade adversário advogado alemão aluno amigo amo ancião andaluz anfitrião arqueiro arquiteto artesão assessor
    avô bailarino banqueiro barão beneficiário bibliotecário bombeiro brasileiro bruxo cachorro campeão camponês
    candidato catalão cavaleiro charlatão chinês cidadão cigano cirurgião comissário companheiro conde conselheiro
    cozinheiro criado cristão cunhado delegado deputado destinatário deus dono dramaturgo duque embaixador empregado
    empresário encarregado enfermeiro engenheiro escocês escravo escrivão espanhol esposo estagiário estrangeiro
    filho filósofo folião fotógrafo francês funcionário garoto gato guardião guerreiro herdeiro herói holandês
    imperador inglês inimigo irlandês irmão índio japonês jardineiro judeu juiz ladrão leão lobo loiro mago
    marinheiro marquês menino mensageiro mestre médico ministro missionário moço monge morador namorado náufrago
    neto noivo oficineiro operário órfão padeiro padrinho parceiro passageiro patrão patrono peregrino perito
    pioneiro poeta português presidente prisioneiro príncipe proprietário refugiado rei réu sacerdote santo
    sapateiro secretário senhor sobrinho solteiro sócio sultão tecelão tesoureiro tio tutor universitário usuário
    veterano veterinário vilão viúvo vizinho voluntário
""")
