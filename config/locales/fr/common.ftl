# Le cadre de chaque page, et les mots de toutes les étapes.

common-skip = Aller au contenu
common-main-menu = Principal
common-rehearsal = Répétition : l’horloge indique le { $now }. Rien ici n’est réel.
common-rehearsal-label = Répétition
common-actions = Actions
common-sign-in = Se connecter
common-sign-out = Se déconnecter
common-brussels-time = Heures de Bruxelles ; la vôtre est ajoutée là où elle diffère.
common-crumbs = Vous êtes ici
common-steps = Étapes
common-step-done = fait
common-next = À faire maintenant
common-next-nothing = Rien ne vous attend ici.
common-choose = Choisir…
common-example = Exemple
common-optional = facultatif
common-problem-of = { $field } : { $problem }
common-sheet-place = Ligne { $sheet_row } de la feuille, { $sheet_column ->
    [none] sans colonne « { $sheet_head } »
   *[other] colonne { $sheet_column } (« { $sheet_head } »)
 }
common-sheet-place-about = Ligne { $sheet_row } de la feuille ({ $sheet_about }), { $sheet_column ->
    [none] sans colonne « { $sheet_head } »
   *[other] colonne { $sheet_column } (« { $sheet_head } »)
 }
common-problems = { $count ->
    [one] Un point à corriger :
   *[other] { $count } points à corriger :
}
common-save = Enregistrer
common-cancel = Annuler
common-send = Envoyer
common-back = Retour
common-add = Ajouter
common-remove = Retirer
common-change = Modifier
common-open = Ouvrir
common-yes = Oui
common-no = Non
common-none = néant
common-unknown = non publié
common-all = Tout

# Ce qu’un navigateur a gardé d’un formulaire non enregistré
common-unsent = Pas encore envoyé. D’ici là, ce navigateur garde votre saisie.
kept-left = Ce que vous avez écrit ici n’a pas été enregistré.
kept-left-more = Ce navigateur l’a gardé. Dernière saisie :
kept-show = Montrer les différences
kept-field = Où
kept-yours = Votre saisie, non enregistrée
kept-here = Ce qui figure ici
kept-more = et { $count } de plus
kept-full = Non enregistré, et ce navigateur n’a plus de place pour le garder : enregistrez bientôt.
unsent-title = Des mots de vous sont dans ce navigateur et nulle part ailleurs.
unsent-more = Personne d’autre ne les voit, et ils ne sont pas déposés. Ouvrez chacun pour l’envoyer ou l’abandonner :
unsent-aside = Votre texte en a rencontré un autre, et ne figure pas dans la proposition.
unsent-aside-more = Il a été mis de côté dans l’historique de son champ : il n’est pas perdu. Ouvrez chacun pour choisir ce qui doit rester :
unsent-ask = Se déconnecter et abandonner ce qui n’est pas enregistré ?
unsent-ask-more = Ceci est dans ce navigateur et nulle part ailleurs. La déconnexion l’efface.
unsent-stay = Rester connecté
unsent-drop = Se déconnecter et l’abandonner

day-in-words = { $day ->
    [1] 1er
   *[other] { $day }
} { $month } { $year }
moment-in-words = { $day }, { $time } (Bruxelles)
moment-short = { $day } { $month } { $year }, { $time }
countdown-days = { $days } j { $hours } h { $minutes } min
countdown-hours = { $hours } h { $minutes } min
countdown-minutes = { $minutes } min { $seconds } s
countdown-over = terminé

month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre

month-short-1 = janv.
month-short-2 = févr.
month-short-3 = mars
month-short-4 = avr.
month-short-5 = mai
month-short-6 = juin
month-short-7 = juil.
month-short-8 = août
month-short-9 = sept.
month-short-10 = oct.
month-short-11 = nov.
month-short-12 = déc.
