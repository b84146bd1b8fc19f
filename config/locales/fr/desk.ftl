# Les pages qui relient les étapes.

desk-staff = Dates limites
desk-experts = Experts
desk-cutoff = Date limite
desk-closes = Échéance
desk-stage = État
desk-received = Soumissions
desk-sealed = Dernier scellé
desk-go = Aller à
desk-evaluation = Évaluation
desk-ranking = Classement
desk-report = Rapport
desk-phase-planned = prévue
desk-phase-open = ouverte
desk-phase-closed = close
desk-phase-published = résultats publiés
desk-phase-silent = sans résultats connus
desk-sealed-intake = en vérification
desk-sealed-eligible = en évaluation
desk-sealed-ranked = devant le conseil
desk-sealed-decided = décidée
desk-sealed-state = décidée
