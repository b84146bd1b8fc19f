# Le budget d’une proposition, calculé et par tableur.

proposal-part-money-more = Ce que chaque organisation dépense, pour quoi, quand, et ce qui en est demandé à quelle ligne budgétaire. Écrivez les montants à votre façon, avec virgule ou point ; la lecture qui en est faite s’affiche à côté.
proposal-line-cap = Au plus { $cap_amount } EUR par proposition.
proposal-share-most = au plus { $rate }
proposal-budget-rows = Budget
proposal-budget-rows-of = Budget de { $name }
proposal-budget-others = Lignes des autres
proposal-budget-others-more = Vous écrivez pour { $name } : les lignes ci-dessus sont les siennes. Celles des autres sont à lire ci-dessous, et comptent dans les sommes. Chaque organisation écrit les siennes ; la coordination, et quiconque écrit pour tout le consortium, peut toutes les modifier.
proposal-budget-others-none = Il n’y en a pas encore.
proposal-budget-stated = Ce qui est demandé à ce jour
proposal-budget-stated-more = Vous écrivez pour { $name }. Ces sommes ont été déclarées pour tout le consortium, et aucun budget ne dit ligne par ligne qui les dépense. Les lignes d’une seule organisation prendraient leur place : il revient à la coordination, ou à quiconque écrit pour tout le consortium, de commencer le budget. Vous pourrez alors écrire vos lignes ici.
proposal-budget-add = Plus de lignes
proposal-budget-row-head = Ligne
proposal-budget-row-called = Ligne { $row }
proposal-budget-row-about = Ligne { $row } ({ $about })
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
proposal-reckoned-declined = { $amount } EUR refusés par les financeurs : ne comptent pas
proposal-reckoned-missing = { $amount } EUR de contrepartie manquent pour cette raison
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
proposal-reckoned-cross = Qui dépense quoi
proposal-reckoned-cross-eu = UE { $amount }
proposal-reckoned-years = Par année
proposal-ratio-total-eu = Total ÷ UE (total : la part de l’UE et tout le cofinancement annoncé)
proposal-ratio-national-eu = National ÷ UE (national : le cofinancement qui n’est pas privé)
proposal-ratio-private-public = Privé ÷ public (public : la part de l’UE et le national)
proposal-money-exact = { $amount } EUR
proposal-ratio-of = { $numerator_amount } EUR ÷ { $denominator_amount } EUR
proposal-sheet = Par tableur
proposal-sheet-more = Le budget tel qu’il est enregistré :
proposal-sheet-file = Fichier CSV ou XLSX
proposal-sheet-file-hint = Colonnes : partenaire, type de coût, année, ligne, coût, demandé, note. Les lignes vous sont montrées avant que rien ne soit enregistré.
proposal-sheet-import = Lire le fichier
proposal-sheet-paste-title = Coller des lignes d’un tableur
proposal-sheet-paste = Cellules copiées
proposal-sheet-paste-hint = Colonnes comme dans le fichier. Les lignes s’ajoutent à celles du formulaire.
proposal-sheet-paste-do = Ajouter ces lignes
proposal-sheet-read = Ces lignes viennent de votre tableur. Rien n’est enregistré avant que vous n’enregistriez.
proposal-sheet-read-file = { $count ->
    [one] Une ligne a été lue
   *[other] { $count } lignes ont été lues
 } dans votre fichier. Rien n’est enregistré avant que vous n’enregistriez. { $before ->
    [0] Il n’y avait aucune ligne.
    [one] Enregistrer met ce qui figure ici à la place de la seule ligne enregistrée.
   *[other] Enregistrer met ce qui figure ici à la place de l’ensemble des { $before } lignes enregistrées.
 }
proposal-sheet-replaces = { $count ->
    [0] Un fichier prend la place de toutes les lignes du budget. Il n’y en a pas encore.
    [one] Un fichier prend la place de toutes les lignes du budget. Il y en a une : si elle n’est pas dans le fichier, elle disparaît.
   *[other] Un fichier prend la place de toutes les lignes du budget. Il y en a { $count } : celles qui ne sont pas dans le fichier disparaissent.
 }
proposal-sheet-replaces-own = { $count ->
    [0] Un fichier prend la place de toutes les lignes de { $name }. Il n’y en a pas encore. Celles des autres restent telles quelles.
    [one] Un fichier prend la place de toutes les lignes de { $name }. Il y en a une : si elle n’est pas dans le fichier, elle disparaît. Celles des autres restent telles quelles.
   *[other] Un fichier prend la place de toutes les lignes de { $name }. Il y en a { $count } : celles qui ne sont pas dans le fichier disparaissent. Celles des autres restent telles quelles.
 }
proposal-sheet-file-refused = Le fichier n’a pas été repris tel quel.
proposal-sheet-paste-refused = Les lignes collées n’ont pas été ajoutées. Corrigez-les dans la zone de texte, puis ajoutez-les de nouveau.
ready-budget-missing = De l’argent est demandé sans qu’un budget dise quelle organisation le dépense pour quoi.
ready-cost-partner = La ligne { $row } du budget, pour { $subject } ({ $amount } EUR), ne nomme aucune organisation.
ready-cost-year = La ligne { $row } du budget, pour { $subject } ({ $amount } EUR), ne nomme aucune année.
ready-cost-open = { $subject } coûte { $cost_amount } EUR, dont { $amount } EUR sans financeur.
ready-cost-beyond = { $subject } coûte { $cost_amount } EUR ; { $amount } EUR de plus sont demandés ou annoncés.
problem-line-pays-not = Cette ligne budgétaire ne paie pas ce type de coût.
problem-asked-above-cost = C’est { $over_amount } EUR de plus que le coût.
problem-asks-differ = Les demandes font { $stated_amount } EUR, le budget { $summed_amount } EUR.
problem-sheet-unknown = { $known ->
    [told] « { $said } » est inconnu ici.
    [none] « { $said } » est inconnu ici : le consortium n’a pas encore d’organisation.
   *[other] « { $said } » est inconnu ici. Sont connus : { $known }.
 }
problem-sheet-inexact = { $said } n’est pas un montant en centimes entiers.
problem-sheet-thousands = { $said } peut vouloir dire { $read_amount } EUR ou un nombre à décimales. Écrivez-le sans séparateur, ou avec deux décimales.
problem-sheet-ambiguous = Plusieurs portent ici le nom « { $said } ». Écrivez son nom court, son nom suivi du pays entre parenthèses, ou son numéro.
problem-sheet-heading = La colonne { $column }, « { $said } », n’est pas de celles qui sont lues, ou l’est une seconde fois. Renommez-la ou retirez-la.
problem-sheet-asked-missing = Aucune colonne ne dit ce qui est demandé à l’UE : intitulez-la « demandé ».
problem-sheet-of-others = La ligne { $row } de la feuille est une ligne de { $name } et dit autre chose que ce qui est enregistré. Il revient à { $name } de la modifier ; elle n’a pas été reprise.
problem-sheet-of-nobody = La ligne { $row } de la feuille ne nomme aucune organisation et dit autre chose que ce qui est enregistré. Elle n’a pas été reprise ; si c’est la vôtre, nommez-y la vôtre.
problem-asks-of-all = Ces sommes sont déclarées pour tout le consortium, et les lignes d’une seule organisation prendraient leur place. Il revient à la coordination, ou à quiconque écrit pour tout le consortium, de commencer le budget.
problem-costs-of-gone = Cette organisation ne participe plus : rien n’a été enregistré. Ce que vous avez écrit est toujours là.
problem-sheet-unreadable = Ce n’est ni un fichier CSV ni un fichier XLSX, ou il est abîmé.
problem-sheet-large = Ce fichier est plus grand qu’un budget ne peut l’être.
problem-sheet-rows = Au plus { $max } lignes.
problem-sheet-empty = Il n’y a aucune ligne.
problem-origin-of-private = Un financeur privé apporte de l’argent privé.

proposal-compared-what = Endroit
proposal-compared-before = Avant
proposal-compared-after = Maintenant
proposal-compared-changed = Ce qui a changé
proposal-rate-date = Date du taux
proposal-read-as-unrated = Nous lisons { $stated_amount } { $currency }. Pour savoir ce que c’est en euros, il faut un taux.
proposal-rate-read = 1 { $currency } = { $rate_decimal } EUR, donc 1 EUR = { $turned_decimal } { $currency }.
proposal-rate-amount = { $stated_amount } { $currency } = { $amount } EUR.
proposal-rate-doubt = { $way ->
    [turned] Le taux est-il à l’envers ?
   *[other] Est-ce bien cela ?
 } D’après un ordre de grandeur du { $day }, 1 { $currency } vaut environ { $worth_decimal } EUR.
ready-claim-rate = Ce que { $name } donne pour « { $subject } » en { $year } : 1 { $currency } = { $rate_decimal } EUR, donc 1 EUR = { $turned_decimal } { $currency }, et { $stated_amount } { $currency } = { $amount } EUR. { $way ->
    [turned] Le taux est-il à l’envers ?
   *[other] Est-ce bien cela ?
 } D’après un ordre de grandeur du { $day }, 1 { $currency } vaut environ { $worth_decimal } EUR.
proposal-vat = Taxe sur la valeur ajoutée
proposal-vat-hint = Si elle est comprise dans le montant.
proposal-vat-included = TVA comprise
proposal-vat-excluded = TVA non comprise
proposal-other-awards = Autres aides de l’UE pour le même objet
proposal-other-awards-hint = Subventions ou fonds de l’Union qui paient la même chose, avec leurs numéros ; vide s’il n’y en a pas.
proposal-other-awards-said = autres aides de l’UE : { $awards }
proposal-valid-until = Valable jusqu’au
proposal-valid-until-hint = Le dernier jour de validité de la lettre ou de la décision ; vide si elle n’a pas de terme.
proposal-valid-until-said = valable jusqu’au { $day }
proposal-reckoned-unasked = demandé, sans rien demander à l’UE
proposal-reckoned-part = des lignes ne sont pas lues
proposal-unsaved = Pas encore enregistré : cette partie s’enregistre par son bouton. D’ici là, ce navigateur garde votre saisie.
