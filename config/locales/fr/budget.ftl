# Le budget d’une proposition, calculé et par tableur.

proposal-part-money-more = Ce que chaque organisation dépense, pour quoi, quand, et ce qui en est demandé à quelle ligne budgétaire. Écrivez les montants à votre façon, avec virgule ou point ; la lecture qui en est faite s’affiche à côté.
proposal-line-cap = Au plus { $cap_amount } EUR par proposition.
proposal-budget-rows = Budget
proposal-budget-add = Plus de lignes
proposal-budget-partner = Organisation
proposal-budget-cost-type = Type de coût
proposal-budget-year = Année
proposal-budget-line = Ligne budgétaire
proposal-budget-cost = Coût en EUR
proposal-budget-asked = Demandé à l’UE
proposal-budget-note = Note
proposal-budget-consortium = Aucune organisation nommée
proposal-budget-no-year = Sans année
proposal-budget-line-note = { $line } paie au plus { $rate } de : { $pays }.
proposal-reckoned-types = Ce que cela coûte et qui paie
proposal-reckoned-share = Part UE
proposal-reckoned-needed = Cofinancement requis
proposal-reckoned-counted = Cofinancement annoncé
proposal-reckoned-claimed = Cofinancement
proposal-reckoned-adds-up = Le compte y est-il ?
proposal-reckoned-tco = Coût total de possession
proposal-reckoned-within = respecté
proposal-reckoned-above-cap = { $over_amount } EUR de trop
proposal-reckoned-above-rate = { $amount } EUR au-delà du taux
proposal-reckoned-match-short = il manque { $amount } EUR de cofinancement
proposal-reckoned-open = { $amount } EUR sans financeur
proposal-reckoned-beyond = { $amount } EUR de plus que le coût
proposal-reckoned-fits = le compte y est
proposal-reckoned-left-out = { $count ->
    [one] Une ligne est illisible et n’est pas comptée.
   *[other] { $count } lignes sont illisibles et ne sont pas comptées.
 }
proposal-reckoned-lines = Par ligne budgétaire
proposal-reckoned-cap = Plafond
proposal-reckoned-partners = Par organisation
proposal-reckoned-years = Par année
proposal-ratio-total-eu = Total ÷ UE
proposal-ratio-national-eu = National ÷ UE
proposal-ratio-private-public = Privé ÷ public
proposal-sheet = Par tableur
proposal-sheet-more = Le budget tel qu’il est enregistré :
proposal-sheet-file = Fichier CSV ou XLSX
proposal-sheet-file-hint = Colonnes : partenaire, type de coût, année, ligne, coût, demandé, note. Les lignes s’affichent d’abord ; rien n’est enregistré.
proposal-sheet-import = Lire le fichier
proposal-sheet-paste-title = Coller des lignes d’un tableur
proposal-sheet-paste = Cellules copiées
proposal-sheet-paste-hint = Colonnes comme dans le fichier. Les lignes s’ajoutent à celles du dessus.
proposal-sheet-paste-do = Ajouter ces lignes
proposal-sheet-read = Ces lignes viennent de votre tableur. Rien n’est enregistré avant que vous n’enregistriez.
ready-budget-missing = De l’argent est demandé sans qu’un budget dise quelle organisation le dépense pour quoi.
ready-cost-partner = Une ligne du budget pour { $subject } ({ $amount } EUR) ne nomme aucune organisation.
ready-cost-year = Une ligne du budget pour { $subject } ({ $amount } EUR) ne nomme aucune année.
ready-cost-open = { $subject } coûte { $cost_amount } EUR, dont { $amount } EUR sans financeur.
ready-cost-beyond = { $subject } coûte { $cost_amount } EUR ; { $amount } EUR de plus sont demandés ou annoncés.
problem-line-pays-not = Cette ligne budgétaire ne paie pas ce type de coût.
problem-asked-above-cost = C’est { $over_amount } EUR de plus que le coût.
problem-asks-differ = Les demandes font { $stated_amount } EUR, le budget { $summed_amount } EUR.
problem-sheet-unknown = La ligne { $row } de la feuille dit « { $said } », inconnu ici.
problem-sheet-unreadable = Ce n’est ni un fichier CSV ni un fichier XLSX, ou il est abîmé.
problem-sheet-large = Ce fichier est plus grand qu’un budget ne peut l’être.
problem-sheet-rows = Au plus { $max } lignes.
problem-sheet-empty = Il n’y a aucune ligne.

proposal-compared-what = Endroit
proposal-compared-before = Avant
proposal-compared-after = Maintenant
