# credential
# What is wrong with a badge: what, where, and what to do.

# Content
credential-unknown-term = “{ $term }” ({ $at }) is not part of what is signed. Remove it, or issue the badge again.
credential-missing-term = “{ $term }” is missing ({ $at }). Ask for the original file.
credential-empty-text = This text is empty: { $at }. Write it.
credential-wrong-kind = { $at }: this is not the form of a badge. Ask for the original file.
credential-wrong-value = { $at }: “{ $found }” instead of { $expected }. Ask for the original file.
credential-not-an-address = “{ $found }” is not a complete address. Write it with https://, without accents or spaces (é is written %C3%A9).
credential-not-a-moment = { $at }: “{ $found }” is not a date and time such as 2026-03-31T14:05:00Z.
credential-control-character = { $at } contains an invisible character ({ $character }). Remove it.
credential-repeated = “{ $value }” stands twice in { $term }. Keep one.
credential-shared-identifier = Two things have the same identifier ({ $id }). Give each its own.
credential-too-alike = Several entries are exactly alike. Keep one of them.
credential-order-disputed = “{ $value }”: programs disagree on how to sort this text. Write it without emoji or special characters.

# Verification
credential-not-json = This file is not a badge (line { $line }, column { $column }). Choose the picture or the JSON file of the badge.
credential-too-large = This file is not a badge: it is far too large ({ $bytes } bytes).
credential-foreign-context = This badge comes from another tool. Verify it where it was issued.
credential-no-proof = Nobody signed this badge. Ask for the signed file.
credential-several-proofs = This badge carries { $count } signatures; exactly one is expected. Ask for the original file.
credential-wrong-suite = This badge is signed in another way (“{ $found }”). Verify it where it was issued.
credential-broken-signature = The signature is damaged. Ask for the file again.
credential-unknown-key = The key { $method } is not known here. Verify the badge where it was issued.
credential-foreign-key = The badge says it comes from { $issuer }, but { $method } signed it. Do not accept it.
credential-altered = This badge was changed after it was signed. Ask for the original.
credential-not-yet-valid = This badge is valid from { $from } on. Check the clock of this computer, too.
credential-expired = This badge was valid until { $until }.
credential-revoked = This badge was withdrawn by the organisation that issued it. Ask there.

# List of withdrawals
credential-status-not-accepted = The list of withdrawals is not accepted: { $reason }. Download it again.
credential-status-damaged = The list of withdrawals is damaged. Download it again.
credential-status-wrong-size = The list of withdrawals has the wrong size ({ $bits } bits). Download it again.
credential-status-other-list = This is not the list of this badge: { $expected } was expected, this is { $found }.
credential-status-out-of-range = The place “{ $index }” of the badge is not in the list. Tell the organisation.

# Pictures
credential-not-a-picture = This file is neither a PNG or SVG picture nor the JSON file of a badge.
credential-picture-damaged = The picture is damaged. Ask for it again.
credential-no-badge-in-picture = There is no badge in this picture. Ask for the picture that came with the badge, unedited.
credential-several-badges-in-picture = There are { $count } badges in this picture. A picture carries one badge: ask for the original.
credential-already-baked = There is a badge in this picture already. Take the picture without it.
credential-drawing-failed = The picture of the badge could not be drawn.

# Keys
credential-no-randomness = The computer gave no randomness to create the key. Try again.
credential-not-a-key = “{ $found }” is not an Ed25519 key (z6Mk…).
credential-not-a-did-key = “{ $found }” is not a did:key of an Ed25519 key.
credential-not-a-domain = “{ $found }” is not a domain name. Write it like badges.example.org.
