# Le choix de fichiers sur la page qui vérifie un récépissé : leurs empreintes sont calculées dans le navigateur.

verify-files = Vos fichiers
verify-files-hint = Ils restent où ils sont : cette page calcule leur SHA-256 dans votre navigateur et la compare à ce que dit le récépissé. Rien n’en est envoyé ; Vérifier envoie le récépissé, les empreintes et la preuve.
verify-no-script = Avec les scripts, cette page calcule la SHA-256 des fichiers que vous choisissez. Sans eux, calculez-la vous-même :
verify-insecure = Cette adresse n’est pas sûre (ni https ni localhost) : le navigateur n’y calcule pas d’empreintes. Calculez-les vous-même :
verify-commands = sha256sum FICHIER sous Linux, shasum -a 256 FICHIER sous macOS, Get-FileHash FICHIER dans PowerShell sous Windows. Collez ci-dessous ce qui s’affiche.
verify-computing = son empreinte est en cours de calcul…
verify-waits = son empreinte est ci-dessous ; ajoutez le récépissé pour comparer
verify-fits = est le fichier que nomme le récépissé
verify-content = est le contenu que nomme le récépissé
verify-archive = est l’archive que nomme le récépissé
verify-altered = porte un nom du récépissé et est un autre fichier : un octet au moins diffère
verify-unknown = n’est aucun des fichiers que nomme le récépissé
verify-missing = est nommé dans le récépissé et n’a pas encore été choisi
verify-read = a été lu dans le champ de texte
verify-too-large = est trop grand pour cela : choisissez le fichier téléchargé avec le récépissé
verify-unreadable = n’a pas pu être lu
verify-deposit = Il dit que l’empreinte d’une archive de { $reference } a été reçue le { $received }, pour la date limite { $cutoff } : { $sha256 }. Ce n’est pas le récépissé d’une soumission.
verify-file-not-archive = { $file } n’est pas l’archive dont l’empreinte avait été déposée.
verify-archive-open = L’archive n’a pas été comparée.
verify-file-archive = { $file } est l’archive dont l’empreinte avait été déposée avant la date limite.
