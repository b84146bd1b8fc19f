# La page d'une répétition.

rehearsal-title = Répétition
rehearsal-intro = Rien ici n’est réel. L’horloge a été réglée et continue d’avancer ; d’après elle, les dates limites échoient, les lettres partent et les résultats deviennent connus.
rehearsal-clock = Avancer l’horloge
rehearsal-step = De combien
rehearsal-step-hour = une heure
rehearsal-step-day = un jour
rehearsal-step-week = une semaine
rehearsal-step-month = 30 jours
rehearsal-step-to = jusqu’au moment ci-dessous
rehearsal-to = Moment
rehearsal-to-hint = Heure de Bruxelles. Seulement vers l’avant.
rehearsal-move = Avancer l’horloge
rehearsal-letters = Lettres qui seraient parties
rehearsal-no-letters = Aucune pour l’instant.
done-clock-moved = L’horloge a été avancée. Ce qui était dû est lancé.
problem-moment = Un moment tel que 2025-12-31T17:00 ; une heure que le changement d’heure saute ou répète n’en est pas un.
problem-step-or-moment = Vous avez indiqué un moment et choisi un pas : choisissez « jusqu’au moment ci-dessous », ou videz ce champ.
problem-clock-range = L’horloge peut avancer de { $from } jusqu’à { $until }.
