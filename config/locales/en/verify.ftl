# Choosing files on the page that verifies a receipt: their hashes are taken in the browser.

verify-files = Your files
verify-files-hint = They stay where they are: this page takes their SHA-256 in your browser and compares it with what the receipt says. Nothing of them is sent; Verify sends the receipt, the hashes and the proof.
verify-no-script = With scripts on, this page takes the SHA-256 of files you choose. Without them, take it yourself:
verify-insecure = This address is not secure (neither https nor localhost), so the browser takes no hashes here. Take them yourself:
verify-commands = sha256sum FILE on Linux, shasum -a 256 FILE on macOS, Get-FileHash FILE in PowerShell on Windows. Paste below what is printed.
verify-computing = its hash is being taken …
verify-waits = its hash stands below; add the receipt to compare
verify-fits = is the file that the receipt names
verify-content = is the content that the receipt names
verify-archive = is the archive that the receipt names
verify-altered = has a name from the receipt, and is another file: not every byte is the same
verify-unknown = is no file that the receipt names
verify-missing = is named in the receipt, and was not chosen yet
verify-read = was read into the text field
verify-too-large = is too large for this: choose the file that was downloaded with the receipt
verify-unreadable = could not be read
verify-deposit = It says that the hash of an archive of { $reference } was received on { $received }, for cut-off { $cutoff }: { $sha256 }. It is no receipt of a submission.
verify-file-not-archive = { $file } is not the archive whose hash was deposited.
verify-archive-open = The archive was not compared.
verify-file-archive = { $file } is the archive whose hash was deposited before the cut-off.
